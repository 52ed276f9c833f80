"""The whole demo, read back from its files by headers alone."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email import message_from_bytes
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime
from pathlib import Path

import pytest

from relgraph.address import freemail
from relgraph_ingest.demo import DemoMember, DemoTeam, make_demo

TODAY = date(2026, 5, 20)
_SEPARATOR = re.compile(rb"^From [^\n]*\d\d:\d\d:\d\d[^\n]*\n", re.MULTILINE)
# Hosts that mail programs and servers write into Message-IDs and trace lines.
_MACHINERY = {"mail.gmail.com", "google.com", "mx.google.com", "prod.outlook.com", "protection.outlook.com"}
_DOCUMENTS = {"www.w3.org"}


Mail = dict[str, list[Message]]


@dataclass(frozen=True, slots=True)
class Tie:
    """Days before today with personal mail in either direction."""

    received: set[int]
    sent: set[int]


Ties = dict[str, dict[str, Tie]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="module")
def team(folder: Path) -> DemoTeam:
    return make_demo(folder, today=TODAY)


@pytest.fixture(scope="module")
def held(team: DemoTeam) -> Mail:
    """Every member's messages, by the member's address."""
    return {m.address: [message_from_bytes(raw) for raw in raw_messages(m)] for m in team.members}


@pytest.fixture(scope="module")
def known(team: DemoTeam, held: Mail) -> Ties:
    """Every member's ties, by the member's address."""
    return {member.address: ties(team, member, held[member.address]) for member in team.members}


@pytest.fixture(scope="module")
def texts(held: Mail) -> list[bytes]:
    """Headers and decoded parts of every message."""
    return [piece for messages in held.values() for message in messages for piece in pieces(message)]


def raw_messages(member: DemoMember) -> Iterator[bytes]:
    for path in member.mail:
        if path.is_dir():
            for file in sorted(path.rglob("*")):
                if file.is_file():
                    yield file.read_bytes()
            continue
        for raw in _SEPARATOR.split(path.read_bytes().replace(b"\r\n", b"\n"))[1:]:
            yield re.sub(rb"^>(>*From )", rb"\1", raw, flags=re.MULTILINE)


def header_addresses(message: Message, *names: str) -> list[str]:
    values = [str(value) for name in names for value in message.get_all(name, [])]
    return [address.lower() for _, address in getaddresses(values) if address]


def pieces(message: Message) -> Iterator[bytes]:
    for part in message.walk():
        yield b"\n".join(str(value).encode("utf-8", "replace") for value in part.values())
        content = part.get_payload(decode=True)
        if isinstance(content, bytes):
            yield content


def is_personal(message: Message) -> bool:
    return not any(message[name] for name in ("List-Id", "List-Unsubscribe", "Precedence", "Auto-Submitted"))


def moment(message: Message) -> datetime | None:
    try:
        return parsedate_to_datetime(str(message["Date"]))
    except ValueError:
        return None


def ties(team: DemoTeam, member: DemoMember, messages: list[Message]) -> dict[str, Tie]:
    """Work out whom a member knows, from the headers of personal mail."""
    own = {member.address, *member.aliases}
    inside = {address for m in team.members for address in (m.address, *m.aliases)}
    found: dict[str, Tie] = defaultdict(lambda: Tie(set(), set()))
    for message in messages:
        at = moment(message)
        if at is None or not message["From"] or not is_personal(message):
            continue
        day = (TODAY - at.date()).days
        (sender, *_) = header_addresses(message, "From")
        if sender in own:
            for address in header_addresses(message, "To", "Cc", "Bcc"):
                if address not in inside:
                    found[address].sent.add(day)
        elif sender not in inside:
            found[sender].received.add(day)
    return found


def test_the_same_day_and_seed_give_the_same_bytes(team: DemoTeam, folder: Path, tmp_path: Path) -> None:
    again = make_demo(tmp_path, today=TODAY)
    first = {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    second = {p.relative_to(tmp_path): p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    assert first == second
    assert [m.address for m in again.members] == [m.address for m in team.members]


def test_it_is_as_large_as_a_small_team(team: DemoTeam) -> None:
    assert len(team.members) >= 5
    assert team.messages >= 600
    assert team.meetings >= 20
    assert len({target for member in team.members for target in member.targets}) >= 8
    notes = [p for m in team.members for place in m.notes for p in place.iterdir()]
    assert len(notes) == team.meetings
    assert {p.suffix for p in notes} == {".md", ".txt"}


def test_every_message_parses_and_few_are_broken(held: Mail) -> None:
    everything = [message for messages in held.values() for message in messages]
    broken = [m for m in everything if moment(m) is None or not m["From"] or not m["To"]]
    assert 0 < len(broken) < len(everything) / 50
    assert sum(bool(part.defects) for m in everything for part in m.walk()) < len(everything) / 50


def test_nothing_is_dated_today_or_later(held: Mail) -> None:
    end = datetime(TODAY.year, TODAY.month, TODAY.day, tzinfo=UTC)
    times = [at for messages in held.values() for m in messages if (at := moment(m)) and at.tzinfo]
    assert max(times) < end
    assert (end - min(times)).days > 600
    assert sum((end - at).days < 120 for at in times) > len(times) / 3


def test_each_member_has_ties_of_every_strength(known: Ties) -> None:
    for found in known.values():
        assert 24 <= len(found) <= 60
        assert max(len(tie.sent) for tie in found.values()) >= 4
        assert any(tie.received and not tie.sent for tie in found.values())
        assert any(tie.sent and not tie.received for tie in found.values())
        assert any(len(tie.sent | tie.received) == 1 for tie in found.values())


def test_the_first_member_needs_the_colleague(team: DemoTeam, known: Ties) -> None:
    question = team.question
    at_account = {a for p in team.people if p.company == question.account for a in p.addresses}
    assert at_account.isdisjoint(known[team.members[0].address])
    (colleague,) = (m for m in team.members if m.address == question.through[0])
    tie = known[colleague.address][question.person]
    assert len({day for day in tie.sent if day < 120}) >= 10
    assert len({day for day in tie.received if day < 120}) >= 10
    assert ("named", f"company:{question.account}") in colleague.shares
    for address, found in known.items():
        rival = found.get(question.person)
        assert address == colleague.address or rival is None or len(rival.sent) < len(tie.sent) / 3


def test_the_detour_leads_over_a_colleague_and_an_outsider(team: DemoTeam, held: Mail, known: Ties) -> None:
    detour, first = team.detour, team.members[0].address
    colleague, outsider = detour.through
    assert not known[first][detour.person].sent
    assert not known[first][outsider].sent
    assert len(known[colleague][outsider].sent) >= 20
    assert len(known[colleague][outsider].received) >= 20
    for address, found in known.items():
        assert address == first or not any(a.endswith(f"@{detour.account}") for a in found)
    both = {outsider, detour.person}
    between = [m for m in held[first] if both <= set(header_addresses(m, "From", "To", "Cc"))]
    assert {header_addresses(m, "From")[0] for m in between} == both
    assert len(between) >= 8


def test_target_accounts_are_in_different_states(team: DemoTeam, known: Ties) -> None:
    own = known[team.members[0].address]

    def at(domain: str) -> list[Tie]:
        return [tie for address, tie in own.items() if address.endswith(f"@{domain}")]

    assert not at("quillon.example")
    assert not at("mirador.example")
    assert all(min(tie.sent | tie.received) > 365 for tie in at("brightwater.example"))
    assert 90 < min(min(tie.sent | tie.received) for tie in at("kranich.example")) < 200
    assert len(at("lumiere.example")) >= 6
    assert max(len(tie.received) for tie in at("nordwind.example")) >= 15
    assert max(len(tie.received | tie.sent) for tie in at("tessaro.example")) <= 4
    assert all(max(tie.sent | tie.received) < 30 for tie in at("sundaram.example"))


def test_every_introduction_was_written(team: DemoTeam, held: Mail) -> None:
    kinds = {introduction.kind for introduction in team.introductions}
    assert kinds == {"made", "offered", "requested", "referral", "reported", "handover"}
    main = {alias: member.address for member in team.members for alias in member.aliases}
    present: dict[str, set[str]] = defaultdict(set)
    for messages in held.values():
        for message in messages:
            found = header_addresses(message, "From", "To", "Cc")
            present[str(message["Message-ID"]).strip()] |= {main.get(a, a) for a in found}
    for introduction in team.introductions:
        people = {main.get(a, a) for a in (introduction.introducer, *introduction.parties)}
        if introduction.kind == "made":
            assert people <= present[introduction.message_id]
        assert main.get(introduction.introducer, introduction.introducer) in present[introduction.message_id]


def test_people_who_move_write_from_the_new_address(team: DemoTeam, known: Ties) -> None:
    moved = [person for person in team.people if len(person.addresses) > 1]
    assert len(moved) >= 4
    received: dict[str, set[int]] = defaultdict(set)
    for found in known.values():
        for address, tie in found.items():
            received[address] |= tie.received
    for person in moved:
        assert min(received[person.addresses[0]]) > max(received[person.addresses[-1]])


def test_all_kinds_of_mail_are_there(held: Mail) -> None:
    everything = [message for messages in held.values() for message in messages]
    names = {name.lower() for m in everything for name, _ in m.items()}
    assert {"list-id", "list-unsubscribe", "precedence", "auto-submitted", "x-gmail-labels"} <= names
    assert {"received", "authentication-results", "dkim-signature", "in-reply-to", "thread-index"} <= names
    parts = [part for m in everything for part in m.walk()]
    kinds = {part.get_content_type() for part in parts}
    assert {"text/calendar", "text/html", "text/plain", "message/delivery-status"} <= kinds
    assert {"utf-8", "iso-8859-1", "us-ascii"} <= {part.get_content_charset() or "" for part in parts}
    encodings = {str(part["Content-Transfer-Encoding"]).lower() for part in parts}
    assert {"quoted-printable", "base64", "8bit", "7bit"} <= encodings
    assert sum(m.get_content_type() == "text/html" and is_personal(m) for m in everything) > 20
    programs = {str(m["X-Mailer"] or m["User-Agent"]).split(" (")[0].split("/")[0] for m in everything}
    assert {"Apple Mail", "iPhone Mail", "Microsoft Outlook 16.0", "Mozilla Thunderbird", "Mutt"} <= programs


def test_copies_lie_in_several_folders_and_mailboxes(team: DemoTeam, held: Mail) -> None:
    ids = [[str(m["Message-ID"]) for m in held[member.address]] for member in team.members]
    assert all(len(some) > len(set(some)) for some in ids[:5])
    assert len(set(ids[0]) & set(ids[1])) > 10


def test_only_invented_companies_and_freemail_have_addresses(texts: list[bytes]) -> None:
    pattern = re.compile(rb"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)")
    hosts = {host.decode().lower().rstrip(".") for text in texts for host in pattern.findall(text)}
    real = {host for host in hosts if not host.endswith(".example")}
    assert real & freemail()
    assert {
        host for host in real - freemail() - _MACHINERY if not host.endswith(".prod.outlook.com")
    } == set()


def test_links_lead_to_invented_places(texts: list[bytes]) -> None:
    pattern = re.compile(rb"https?://([\w.-]+)")
    hosts = {host.decode() for text in texts for host in pattern.findall(text)}
    assert {host for host in hosts if not host.endswith(".example")} <= _DOCUMENTS
