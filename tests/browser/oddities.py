"""A home full of names that nobody expects: markup, code, signs that turn text around, endless words."""

from email.header import Header
from pathlib import Path

from tests.browser.serving import relgraph

BO = "bo@team.example"
MARKUP = "<img src=x onerror=document.title='hacked'>"
EVE = "eve@team.example"
"""Sees what Bo shares."""
NOBODY = "ana@team.example"
"""Has no book and no list."""
NAME_OF_BO = "Bo <script>document.title='hacked'</script> </title></svg> & Söhne"
ENDLESS = "W" * 190
LONG = "subsidiary-of-a-company-with-a-very-long-name-international-holdings.example"
GHOSTS = "ghost.example"
QUIET = "quiet.example"
STRANGERS = [
    "<script>document.title='hacked'</script>",
    '"><img src=x onerror="document.title=\'hacked\'">',
    "</title></svg><svg onload=document.title='hacked'>",
    "{{ 7 * 7 }}{% raw %}",
    "\u202egnp.exe\u2066 \u200f!",
    "Maximiliane Charlotte Henriette von und zu Hohenstein-Waldburg-Zeil-Trauchburg",
    "山田" * 60,
]


def make_oddities(folder: Path) -> str:
    """Make the home `home` in the folder and return the member whose book is full of odd names."""
    home, mailbox = folder / "home", folder / "Inbox"
    mailbox.write_text("".join(_mailbox()), "utf-8")
    for member, name in ((BO, NAME_OF_BO), (EVE, "Eve Novak"), (NOBODY, "Ana Ruiz")):
        relgraph(home, "members", "add", member, "--name", name)
    relgraph(home, "ingest", "mail", mailbox, "--member", BO, "--headers-only")
    wanted = ["ardent.example", LONG, GHOSTS, QUIET, MARKUP, ENDLESS]
    relgraph(home, "targets", "add", "--as", BO, *wanted)
    relgraph(home, "targets", "add", "--as", EVE, "ardent.example")
    relgraph(home, "share", "named", "all", "--as", BO)
    relgraph(home, "publish", "--as", BO)
    return BO


def _mailbox() -> list[str]:
    days = [f"{day} May 2026" for day in range(4, 30, 3)]
    found = []
    for place, name in enumerate(STRANGERS):
        stranger = _named(name, f"p{place}@ardent.example")
        found += _exchange(stranger, days[place % 3 :])
    found += _exchange(f"{'very-' * 8}long-local-part@{LONG}", days)
    found += _exchange(_named("Ana Ruiz", NOBODY), days)
    found += _exchange(_named("Quinn Quiet", f"quinn@{QUIET}"), [f"{day} Oct 2025" for day in range(1, 28)])
    ghosts = ", ".join(_named(f"Ghost {number}", f"ghost{number}@{GHOSTS}") for number in range(3))
    found.append(_message("Cy Young <cy@ardent.example>", BO, "3 Aug 2025", 10, cc=ghosts))
    return found


def _exchange(other: str, days: list[str]) -> list[str]:
    there = [_message(f"Bo Lind <{BO}>", other, day, 10) for day in days]
    back = [_message(other, f"Bo Lind <{BO}>", day, 15) for day in days]
    return there + back


def _message(sender: str, to: str, day: str, hour: int, cc: str = "") -> str:
    copy = f"Cc: {cc}\n" if cc else ""
    return (
        f"From - Mon Jan  1 00:00:00 2026\nFrom: {sender}\nTo: {to}\n{copy}Date: {day} {hour}:00:00 +0000\n"
        f"Subject: offer of {day}\n\n{sender} has this to say on {day} at {hour}.\n\n"
    )


def _named(name: str, address: str) -> str:
    return f"{Header(name, 'utf-8', maxlinelen=10_000).encode()} <{address}>"
