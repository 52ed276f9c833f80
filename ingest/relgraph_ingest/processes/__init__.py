"""Worker processes: they take lists over a pipe, answer each, and end with their parent."""
