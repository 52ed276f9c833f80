"""Make the samples of the present file formats: `python -m tests.core.samples.make`.

A sample is kept for ever: when a format rises, run this once to add `book-N.db` and `team-N.db` beside the
older ones, which are never made again.
"""

import tempfile
from pathlib import Path

import apsw
from tests.builders import (
    ANA,
    BO,
    CY,
    both_ways,
    employment,
    house,
    introduction,
    mail,
    meeting,
    mention,
    party,
    reading,
    share,
    tell,
)

from relgraph.book.crm import CrmEntry, CrmMap
from relgraph.book.schema import MIGRATIONS as BOOK_MIGRATIONS
from relgraph.evidence import Connection, Hunch, Locator, Verdict
from relgraph.spaces.files import Space
from relgraph.team.schema import MIGRATIONS as TEAM_MIGRATIONS

FOLDER = Path(__file__).parent


def make(folder: Path) -> tuple[Path, Path]:
    """Write the samples of the newest formats into a folder, where they are not there yet."""
    book = folder / f"book-{len(BOOK_MIGRATIONS) + 1}.db"
    team = folder / f"team-{len(TEAM_MIGRATIONS) + 1}.db"
    with tempfile.TemporaryDirectory() as home:
        at = house(Path(home))
        signed = mail("Cy Young <cy@acme.example>", ANA, cc=[BO], day="2026-05-02", text="signed")
        listed = mail(
            "Dee Hart <dee@acme.example>", "crew@lists.example", verdict=Verdict.LIST, day="2026-05-03"
        )
        tell(
            at,
            ANA,
            *both_ways("Ana Reyes <ana@fenwick.example>", CY, "2026-04-01", "2026-05-01"),
            signed,
            listed,
            meeting(ANA, "Dee Hart", day="2026-05-04"),
            mail("zoe@zell.example", ANA, day=None, subject=None),
            reading(
                signed,
                employment(CY, "CFO", "Acme AG", "acme.example"),
                introduction(CY, ANA, "Dee Hart"),
                mention("Dee Hart", start=30),
                extractor="sample 1",
            ),
            Connection(
                party("Zoe Zell <zoe@zell.example>"), "Zell", "Owner", 0, Locator("contacts.csv", "1")
            ),
            Hunch(CY, 0.75, "will sign", 1),
        )
        owner = at.book(ANA)
        owner.add_targets(["acme.example", "Zell"], now=1)
        owner.remember_targets({"Zell": "no way in yet"})
        owner.leave_out(["domain:private.example"])
        CrmMap(owner.space).put([CrmEntry("salesforce", "account", "001A", "acme.example")])
        owner.judge("wrong title", CY, "Zookeeper", now=1)
        owner.end_run(owner.start_run("mail inbox", now=1), {"read": 8})
        at.project(ANA)
        share(at, ANA, "company:acme.example")
        share(at, ANA, "all", to=BO, pinned="2026-04-20")
        keep(owner.space, book)
        keep(at.team.space, team)
        at.close()
    return book, team


def keep(space: Space, path: Path) -> None:
    """Write a small copy of a space, unless there is one."""
    if path.exists():
        return
    space.db.execute("VACUUM INTO ?", (str(path),))
    copy = apsw.Connection(str(path))
    copy.execute("PRAGMA page_size=512")
    copy.execute("VACUUM")
    copy.close()


if __name__ == "__main__":
    make(FOLDER)
