"""Spaces: the files that books and the team are kept in, and the folder they live in."""
