"""Read sources: mail and notes in, evidence out."""
