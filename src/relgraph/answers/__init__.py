"""Answers: documents made from one member's view, the same for every face."""
