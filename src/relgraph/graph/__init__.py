"""What a graph is made of: people, companies, ties, day histories, names."""
