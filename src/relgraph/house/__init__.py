"""One installation, put together."""

from relgraph.house.house import House

__all__ = ["House"]
