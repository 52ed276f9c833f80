"""Pages for reps."""
