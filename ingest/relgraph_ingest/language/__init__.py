"""What mail and notes say in words: zones, signatures, names, introductions."""
