"""JSON over HTTP for other tools."""
