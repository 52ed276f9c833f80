"""Where graphs are kept and looked up: one small protocol, one sibling for each kind of store."""
