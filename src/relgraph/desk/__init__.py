"""What a member does to the own book."""
