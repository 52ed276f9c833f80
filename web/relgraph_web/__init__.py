"""Pages for reps."""

from relgraph_web.app import create_app

__all__ = ["create_app"]
