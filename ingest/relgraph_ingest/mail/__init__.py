"""Mail: one message's bytes in, its header facts and its text out."""
