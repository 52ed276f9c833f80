"""The few people that all worlds are made of: so few that members know the same ones by chance."""

from dataclasses import dataclass

from relgraph.address import Address

ANA = Address("ana@fenwick.example")
BO = Address("bo@fenwick.example")
CEM = Address("cem@fenwick.example")
DOT = Address("dot@fenwick.example")

TEAMS = {"west": (BO, CEM), "north": (ANA, BO, DOT)}
"""Teams, as far as their members are there."""

MEMBERS = {ANA: "Ana Reyes", BO: "Bo Lind", CEM: "Cem Aydin", DOT: "Dot Marsh"}
ALIASES = {BO: (Address("bo.lind@fenwick-old.example"),), CEM: (Address("aydin@fenwick.example"),)}
ALIKE = {BO: (Address("bo.j.lind@fenwick-old.example"),)}
"""Addresses that spell an owner's name and were never said to be the owner's."""


@dataclass(frozen=True, slots=True)
class Profile:
    """How somebody outside is called, by themselves and by others."""

    names: tuple[str, ...]
    titles: tuple[str, ...]
    companies: tuple[str, ...]


ACME = ("Acme", "Acme Corporation", "ACME Ltd")
NORDWIND = ("Nordwind Energie", "Nordwind")

OUTSIDE = {
    Address("cy.young@acme.example"): Profile(
        ("Cy Young", "Cyrus Young"), ("CFO", "Finance Director", "CEO"), ACME
    ),
    # One name at one company: a book takes these two for one person.
    Address("cyoung@acme.example"): Profile(
        ("Cy Young", "C. Young"), ("Treasurer", "Software Engineer"), ACME
    ),
    Address("dee.hart@acme.example"): Profile(("Dee Hart", "Deirdre Hart"), ("Head of Operations",), ACME),
    Address("eli@mail.acme.example"): Profile(("Eli Okafor", "Eli"), ("Buyer", "Legal Counsel"), ACME),
    Address("jun@nordwind.example"): Profile(("Jun Watanabe", "渡辺 潤"), ("CTO", "Engineer"), NORDWIND),
    Address("lu.chen@nordwind.example"): Profile(("Lu Chen",), ("Head of Marketing",), NORDWIND),
    Address("gale@kestrel.example"): Profile(("Gale Moreno",), ("Managing Director",), ("Kestrel & Sons",)),
    Address("p.marlow@gmx.net"): Profile(("Pat Marlow", "Patricia Marlow"), ("Gardener",), ()),
    Address("no-reply@acme.example"): Profile(("Acme Billing",), (), ACME),
    Address("floor@kestrel.example"): Profile(("Trading Floor",), (), ()),
}
LIST = Address("floor@kestrel.example")
"""Nothing in it tells a list, so that it takes a message's own header."""
NOBODY = Address("nemo@absent.example")

DOMAINS = (
    "acme.example",
    "mail.acme.example",
    "nordwind.example",
    "kestrel.example",
    "gmx.net",
    "absent.example",
)

SELECTORS = (
    "all",
    "private",
    *(f"min-tier:{tier}" for tier in ("strong", "moderate", "weak")),
    *(f"domain:{name}" for name in DOMAINS),
    *(f"company:{name}" for name in DOMAINS),
    *(f"person:{person}" for person in OUTSIDE),
)
