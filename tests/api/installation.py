"""A real installation with a little of everything, and programs that ask it."""

from pathlib import Path

from tests.builders import (
    ANA,
    BO,
    EVA,
    both_ways,
    employment,
    house,
    introduction,
    mail,
    meeting,
    reading,
    share,
    tell,
)

from relgraph.address import Address
from relgraph.book.crm import CrmEntry, CrmMap
from relgraph.book.runs import Failure, Runs
from relgraph.evidence import Evidence
from relgraph.front import Scope
from relgraph.house import House
from relgraph.team.teams import Teams

CY = Address("cy.young@ardent.example")
DEE = Address("dee.hart@ardent.example")
ELI = Address("eli@nordwind.example")
GIL = Address("gil@ardent.example")
ALL: tuple[Scope, ...] = ("read", "ask", "write")
DAYS = [f"2026-0{month}-{day:02}" for month in (3, 4, 5) for day in (4, 12, 18)]


def installation(path: Path) -> House:
    """Ana knows Cy and Dee at Ardent, Bo shares Eli at Nordwind with everyone, Eva shares nothing."""
    at = house(path)
    tell(at, ANA, *evidence())
    tell(at, BO, *both_ways(f"Bo Lind <{BO}>", f"Eli Okafor <{ELI}>", *DAYS[:6]))
    tell(at, EVA, *both_ways(f"Eva Sun <{EVA}>", "Ida Wren <ida@hidden.example>", *DAYS))
    Teams(at.team.space).form("north", [ANA, BO])
    share(at, BO, "all")
    share(at, ANA, "company:ardent.example", to=BO)
    desk, book = at.desk(ANA), at.book(ANA)
    desk.targets.add(["Ardent", "nordwind.example", "Óbidos Têxteis"])
    desk.targets.looked()
    desk.reading.leave_out(["domain:clinic.example"])
    report = {"read": 20, "new": 20, "duplicate": 0, "skipped": {}, "failed": 1, "seconds": 1}
    runs = Runs(book.space)
    run = runs.begin("mail", ["Inbox"], now=at.clock())
    runs.end(run, report, [Failure("Inbox", "message 7", "its date is none")])
    CrmMap(book.space).put(
        [
            CrmEntry("salesforce", "account", "001A", "ardent.example"),
            CrmEntry("salesforce", "person", "003C", CY),
            CrmEntry("salesforce", "account", "001H", "hidden.example"),
        ]
    )
    book.judge("wrong title", CY, "Zookeeper", now=at.clock())
    at.project(ANA)
    return at


def evidence() -> list[Evidence]:
    """What Ana's mail says."""
    ana, cy, dee = f"Ana Reyes <{ANA}>", f"Cy Young <{CY}>", f"Dee Hart <{DEE}>"
    signed = mail(cy, ana, cc=[dee], day="2026-05-06", text="signed", subject="Re: offer")
    meets = mail(dee, [ana, cy], day="2026-02-02", text="meet", subject="Cy, meet Ana")
    return [
        *both_ways(ana, cy, *DAYS, text="about the offer"),
        *both_ways(ana, dee, *DAYS[:3]),
        signed,
        meets,
        mail(f"Gil Stone <{GIL}>", [cy, ana], day="2026-04-01", text="cc"),
        *both_ways(ana, "Cy Young <cy.young@post.example>", "2026-01-10"),
        meeting(ANA, "Dee Hart", day="2026-05-05"),
        reading(signed, employment(CY, "Chief Financial Officer", "Ardent Ltd", "ardent.example")),
        reading(meets, introduction(DEE, ANA, CY)),
    ]
