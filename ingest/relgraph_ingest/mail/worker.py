"""Read the header facts of messages in a process of its own."""

from collections.abc import Callable

from relgraph.evidence import Interaction, Locator
from relgraph_ingest.mail.parse import Unreadable, parse
from relgraph_ingest.processes.pipes import serve

Lying = tuple[bytes, Locator]
"""A message and where it lies."""


def header_facts(data: bytes, found: Locator) -> Interaction | str:
    """Return a message's header facts, or in one line why it cannot be read."""
    try:
        return parse(data, layout=False).interaction(found)
    except Unreadable as error:
        return str(error)


def begin() -> Callable[[list[Lying]], list[Interaction | str]]:
    """Return what reads some messages."""
    return lambda messages: [header_facts(data, found) for data, found in messages]


if __name__ == "__main__":
    serve(begin)
