"""What does my book know, and who sees what of it?"""

from typing import Literal

from typing_extensions import TypedDict


class Source(TypedDict):
    """A mailbox, folder or file that was read."""

    name: str
    messages: int
    meetings: int
    last_read: str | None
    """ISO time (UTC) at which the last run that read it began; None where no run says so."""


class Run(TypedDict):
    """One reading of sources."""

    number: int
    what: str
    """`mail` or `notes`."""
    sources: list[str]
    started: str
    """ISO time, UTC."""
    state: Literal["running", "done", "stopped"]
    """`stopped`: it ended before its end; running it again goes on where it was."""
    phrase: str
    """`read 4,120 messages: 3,980 new, 140 there already; 2 could not be read`."""
    failed: int
    """What could not be read; `failures` lists it."""
    stage: str | None
    """What a run that goes on is at: `headers`, `language`."""
    part: float | None
    """How far that stage is, 0 to 1."""


class Failure(TypedDict):
    """Something that could not be read, where it lies, and why in plain words."""

    source: str
    place: str
    error: str


class Failures(TypedDict):
    """What one run could not read."""

    format: int
    run: Run
    items: list[Failure]
    total: int
    """More than there are items where a run had very many."""
    next: str | None


class MyBook(TypedDict):
    """Answer to: what does it know, and who sees what of it? For its owner alone."""

    format: int
    as_of: str
    summary: str
    """`4,212 people from 3 sources, read today. Colleagues see 38 ties; nobody sees the rest.`"""
    people: int
    messages: int
    shared: int
    """Ties that some colleague sees."""
    sources: list[Source]
    runs: list[Run]
    """The latest first."""
    left_out: list[str]
    """`address:A`, `domain:D`, `folder:NAME`, `before:DATE`."""


class Receipt(TypedDict):
    """What leaving did, and what was found when looking again afterwards."""

    format: int
    address: str
    left: str
    """ISO time, UTC."""
    done: list[str]
    """`The book was deleted: 4,212 messages, 38 MB.`"""
    checked: list[str]
    """`The team's file was searched for your address: it is not there.`"""
    rest: list[str]
    """What is beyond reach: backups, what colleagues wrote down."""
    proof: str
    """A keyed hash of all this under the installation's secret, so that nobody can make one up."""
