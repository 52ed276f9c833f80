"""Mail bodies and the text of notes are read, never kept or logged."""

import os
import subprocess
import sys
from collections.abc import Iterator
from email.message import EmailMessage
from mailbox import Maildir, mbox
from pathlib import Path

import pytest

from relgraph.address import Address
from relgraph.cli.main import run
from relgraph.house import House
from relgraph.spaces.home import Home
from relgraph.vocabulary import default_vocabulary

MEMBER = "ana@fenwick.example"
SENTENCES = {
    "plain": "the quibblesnatch in the cellar eats seven marbles before breakfast",
    "answer": "never lend a wobblethrum to somebody who owns two of them already",
    "quoted": "we paid eighty guineas for one rusty flumberwick and regret it",
    "forwarded": "the grizzleplank must not be told before the fourth of october",
    "html": "our margin on every snorklewhip is far thinner than they believe",
    "encoded": "she hides the drindlecrumb behind the second radiator on the left",
    "attached": "list of every plumbergast we own with its price in crowns",
    "broken": "this vexelnort was cut off before the end of its part",
    "automatic": "i am fishing for grumbletrout and read no mail until monday",
    "newsletter": "eleven ways to polish a frobblestone that your rivals hate",
    "note": "they loathe the current twizzlebeck and will switch by spring",
    "unreadable": "a lone splonkard in a charset that nobody ever defined",
}
"""What bodies say, each with a word that occurs nowhere else."""


def mail(sender: str, to: str, subject: str, text: str, **headers: str) -> EmailMessage:
    """A mail of today's kind."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = sender, to, subject
    made["Date"] = headers.pop("date", "Mon, 04 May 2026 10:00:00 +0000")
    made["Message-ID"] = f"<{abs(hash((sender, subject, text)))}@acme.example>"
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    made.set_content(text)
    return made


CY = "Cy Young <cy.young@acme.example>"
ANA = f"Ana Reyes <{MEMBER}>"


def mails() -> Iterator[EmailMessage]:
    """Mail of every shape that bodies come in."""
    yield mail(CY, ANA, "Offer", f"Dear Ana,\n\n{SENTENCES['plain']}.\n\nBest,\nCy Young\nCFO, Acme Ltd\n")
    reply = f"{SENTENCES['answer']}!\n\nOn 4 May 2026, Cy Young wrote:\n> {SENTENCES['quoted']}\n> Cy\n"
    yield mail(ANA, CY, "Re: Offer", reply)
    forward = (
        f"FYI\n\n---------- Forwarded message ---------\nFrom: Dee Hart <dee@acme.example>\n"
        f"Date: Fri, 1 May 2026\nSubject: Plan\nTo: {CY}\n\n{SENTENCES['forwarded']}\n"
    )
    yield mail(CY, ANA, "Fwd: Plan", forward)
    html = mail(CY, ANA, "Prices", "see the other part")
    html.add_alternative(f"<p>Hi <b>Ana</b>,</p><p>{SENTENCES['html']}</p>", subtype="html")
    html.add_attachment(SENTENCES["attached"], filename="stock.txt")
    yield html
    encoded = mail(CY, ANA, "Keys", "x")
    encoded.set_content(f"{SENTENCES['encoded']} — ünd sö", cte="base64")
    yield encoded
    absent = {"Auto_Submitted": "auto-replied", "date": "Tue, 05 May 2026 10:00:00 +0000"}
    yield mail(CY, ANA, "Out of office", SENTENCES["automatic"], **absent)
    letter = {"List_Unsubscribe": "<mailto:off@news.example>", "Precedence": "bulk"}
    yield mail("News <news@news.example>", ANA, "May", SENTENCES["newsletter"], **letter)


BROKEN = (
    f"From: {CY}\r\nTo: {ANA}\r\nSubject: Cut\r\nDate: Wed, 06 May 2026 10:00:00 +0000\r\n"
    'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n'
    f"Content-Type: text/plain; charset=utf-8\r\n\r\n{SENTENCES['broken']}\r\n"
).encode()
UNREADABLE = (
    f"From: {CY}\r\nTo: {ANA}\r\nSubject: Odd\r\nDate: Thu, 07 May 2026 10:00:00 +0000\r\n"
    f"Content-Type: text/plain; charset=x-nonesuch\r\n\r\n{SENTENCES['unreadable']}\r\n\udcff"
).encode("utf-8", "surrogateescape")


def sources(folder: Path) -> tuple[list[Path], Path]:
    """The mails as an mbox, a Maildir and a folder of .eml, and a folder of notes."""
    box, kept, loose, notes = folder / "all.mbox", folder / "maildir", folder / "eml", folder / "notes"
    for made in (mbox(box), Maildir(kept)):
        for one in mails():
            made.add(one)
        made.close()
    loose.mkdir()
    (loose / "broken.eml").write_bytes(BROKEN)
    (loose / "odd.eml").write_bytes(UNREADABLE)
    notes.mkdir()
    text = f"# Review at Acme\n\n2026-05-08\n\nPresent: Ana Reyes, Cy Young (Acme)\n\n- {SENTENCES['note']}\n"
    (notes / "2026-05-08 review.md").write_text(text, "utf-8")
    return [box, kept, loose], notes


def found_in(content: bytes) -> set[str]:
    """Return which sentences, or their odd words, stand in some bytes, in whatever encoding is likely."""
    low = content.lower()
    return {
        name
        for name, sentence in SENTENCES.items()
        for told in (sentence, odd(sentence))
        for encoding in ("utf-8", "utf-16-le")
        if told.encode(encoding) in low
    }


def odd(sentence: str) -> str:
    """Return the word of a sentence that occurs nowhere else: its longest."""
    return max(sentence.split(), key=len)


def test_the_sentences_would_be_found(tmp_path: Path) -> None:
    paths, notes = sources(tmp_path)
    kept = b"".join(file.read_bytes() for root in (*paths, notes) for file in files(root))
    plain = set(SENTENCES) - {"encoded"}  # base64
    assert found_in(kept) >= plain
    assert len({odd(sentence) for sentence in SENTENCES.values()}) == len(SENTENCES)
    assert found_in(SENTENCES["encoded"].encode("utf-16-le")) == {"encoded"}


def files(root: Path) -> Iterator[Path]:
    """Yield a file, or all files in a folder."""
    yield from [root] if root.is_file() else (file for file in root.rglob("*") if file.is_file())


def test_no_file_holds_what_a_body_says(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    home = tmp_path / "home"
    monkeypatch.setenv("RELGRAPH_HOME", str(home))
    monkeypatch.setenv("RELGRAPH_NOW", "2026-05-20T09:00:00Z")
    caplog.set_level("DEBUG")
    paths, notes = sources(tmp_path)
    assert run(["members", "add", MEMBER, "--name", "Ana Reyes"]) == 0
    assert run(["share", "named", "all"]) == 0
    # Held open beside the run, so that what was written still stands in the write-ahead logs.
    house = House(Home(home), default_vocabulary(), lambda: 0)
    reader = house.book(Address(MEMBER)).space.db.execute("BEGIN; SELECT count(*) FROM message")
    try:
        assert run(["ingest", "mail", *map(str, paths), "--json"]) in (0, 1)
        assert run(["ingest", "notes", str(notes), "--json"]) == 0
        for command in (
            ["ledger", "export"],
            ["who", "acme.example", "--json"],
            ["path", "Cy Young"],
            ["status"],
        ):
            assert run(command) == 0
        assert any(file.name.endswith("-wal") and file.stat().st_size for file in files(home))
        for file in files(home):
            assert found_in(file.read_bytes()) == set(), file.name
    finally:
        reader.close()
        house.close()
    said = capfd.readouterr()
    assert "cy.young@acme.example" in said.out  # it was read
    assert found_in((said.out + said.err + caplog.text).encode()) == set()
    for file in files(home):
        assert found_in(file.read_bytes()) == set(), file.name


def test_a_process_says_nothing_of_a_body_either(tmp_path: Path) -> None:
    paths, notes = sources(tmp_path)
    told = {**os.environ, "RELGRAPH_HOME": str(tmp_path / "home"), "RELGRAPH_NOW": "2026-05-20"}
    for arguments in (
        ["members", "add", MEMBER],
        ["ingest", "mail", *map(str, paths)],
        ["ingest", "notes", str(notes)],
    ):
        ended = subprocess.run(
            [sys.executable, "-c", "from relgraph.cli.main import main; main()", *arguments],
            capture_output=True,
            env=told,
            check=False,
        )
        assert ended.returncode in (0, 1)
        assert ended.stderr
        assert found_in(ended.stdout + ended.stderr) == set()
    for file in files(tmp_path / "home"):
        assert found_in(file.read_bytes()) == set(), file.name
