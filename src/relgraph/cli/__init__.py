"""The command line: stands above the four packages and puts them together."""
