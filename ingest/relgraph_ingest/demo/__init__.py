"""A fictional company's team and its mail, made by a seeded generator."""

from relgraph_ingest.demo.build import make_demo
from relgraph_ingest.demo.team import DemoIntroduction, DemoMember, DemoPerson, DemoQuestion, DemoTeam

__all__ = ["DemoIntroduction", "DemoMember", "DemoPerson", "DemoQuestion", "DemoTeam", "make_demo"]
