"""The team space: members, tokens and what was published; nothing read from mail but for that."""
