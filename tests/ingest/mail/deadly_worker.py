"""A worker that one message kills."""

import os
from collections.abc import Callable

from relgraph.evidence import Interaction
from relgraph_ingest.mail.worker import Lying, header_facts
from relgraph_ingest.processes.pipes import serve


def begin() -> Callable[[list[Lying]], list[Interaction | str]]:
    def read(messages: list[Lying]) -> list[Interaction | str]:
        if any(b"deadly" in data for data, _ in messages):
            os.abort()
        return [header_facts(data, found) for data, found in messages]

    return read


if __name__ == "__main__":
    serve(begin)
