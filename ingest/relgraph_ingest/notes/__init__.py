"""Meeting notes: who was there, where they work, when it was, and who promised what."""
