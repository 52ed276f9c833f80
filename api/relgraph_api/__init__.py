"""JSON over HTTP for other tools."""

from relgraph_api.app import create_api

__all__ = ["create_api"]
