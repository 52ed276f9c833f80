"""A graph made of a book's evidence: people, companies, ties with their day history."""
