"""Mail on its way: who of the team sent or got it, and its bytes."""

from dataclasses import dataclass, replace
from datetime import datetime

from relgraph_ingest.demo import programs
from relgraph_ingest.demo.cast import Cast
from relgraph_ingest.demo.letters import Letter


@dataclass(frozen=True, slots=True)
class Mail:
    """One message as it left its writer, before it was delivered."""

    time: datetime
    sender: str
    """The address it came from."""
    origin: str
    """The program or service that sent it; says through whose servers it went."""
    author: str
    """The member who wrote it; empty for everybody else."""
    holders: tuple[str, ...]
    """Members to whom it was delivered."""
    raw: bytes
    """With LF line ends; what recipients get."""
    kept: bytes
    """The author's own copy, which alone tells who got a blind copy."""
    topic: str
    """Key of the company it is about, for those who sort their mail into folders."""
    thread: str
    bulk: bool = False


def posted(letter: Letter, cast: Cast) -> Mail:
    """Return a letter as mail."""
    addresses = cast.addresses
    recipients = (*letter.to, *letter.cc, *letter.bcc)
    author = addresses.get(letter.sender.address, "")
    holders = dict.fromkeys(addresses[who.address] for who in recipients if who.address in addresses)
    raw = programs.write(replace(letter, bcc=()))
    return Mail(
        time=letter.time,
        sender=letter.sender.address,
        origin=letter.program,
        author=author,
        holders=tuple(key for key in holders if key != author),
        raw=raw,
        kept=programs.write(letter) if letter.bcc else raw,
        topic=_topic(letter, cast),
        thread=(letter.references() or (letter.message_id,))[0],
    )


def _topic(letter: Letter, cast: Cast) -> str:
    hosts = (who.address.rpartition("@")[2] for who in letter.everybody())
    return next((cast.domains[host] for host in hosts if host in cast.domains), "")
