"""Mailboxes as programs keep or export them: mbox in three dialects, Maildir, a folder of .eml."""

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path

from relgraph_ingest.demo.chance import dice, digits
from relgraph_ingest.demo.post import Mail
from relgraph_ingest.demo.programs import mime

_FROM = re.compile(rb"^(>*From )", re.MULTILINE)
_UNSAFE = re.compile(r"[^\w. -]+")
# Maildir's separator cannot stand in a file's name on Windows; programs write a semicolon there.
_FLAGS = ";2," if os.name == "nt" else ":2,"


@dataclass(frozen=True, slots=True)
class Copy:
    """One message in one member's mailbox."""

    mail: Mail
    folder: str
    """`inbox`, `sent` or `archive`; what is in `inbox` may lie in the archive, too."""
    raw: bytes
    """With LF line ends."""


def takeout(copies: Sequence[Copy], folder: Path, names: Mapping[str, str]) -> tuple[Path, ...]:
    """Write Google Takeout's mbox files: all mail, and each label again; return them."""
    mail = folder / "Takeout" / "Mail"
    mail.mkdir(parents=True)
    everything = mail / "All mail Including Spam and Trash.mbox"
    everything.write_bytes(b"".join(_takeout_message(copy, names) for copy in copies))
    if len(copies) < 200:
        return (everything,)
    labelled = mail / "Customers.mbox"
    chosen = [copy for copy in copies if copy.mail.topic in {"nordwind", "castor"}]
    labelled.write_bytes(b"".join(_takeout_message(copy, names) for copy in chosen))
    return everything, labelled


def thunderbird(copies: Sequence[Copy], folder: Path) -> tuple[Path, ...]:
    """Write a Thunderbird profile's folders; old mail lies in the archive, some of it in both."""
    mail = folder / "ImapMail" / "imap.gmail.com"
    mail.mkdir(parents=True)
    paths = []
    for name, chosen in _folders(copies):
        path = mail / name
        path.write_bytes(b"".join(_thunderbird_message(copy) for copy in chosen))
        (mail / f"{name}.msf").write_bytes(b'// <!-- <mdb:mork:z v="1.4"/> -->\n< <(a=c)> >\n')
        paths.append(path)
    return tuple(paths)


def apple_mail(copies: Sequence[Copy], folder: Path) -> tuple[Path, ...]:
    """Write what Apple Mail exports: a folder named .mbox that holds a file `mbox`."""
    paths = []
    for name, chosen in zip(("INBOX", "Sent Messages", "Archive"), _folders(copies), strict=True):
        path = folder / f"{name}.mbox" / "mbox"
        path.parent.mkdir(parents=True)
        path.write_bytes(b"".join(_apple_message(copy) for copy in chosen[1]))
        paths.append(path)
    return tuple(paths)


def maildir(copies: Sequence[Copy], folder: Path) -> tuple[Path, ...]:
    """Write a Maildir with subfolders, as mbsync and Dovecot keep it."""
    root = folder / "Maildir"
    for (_, chosen), sub in zip(_folders(copies), ("", ".Sent", ".Archive"), strict=True):
        for part in ("cur", "new", "tmp"):
            (root / sub / part).mkdir(parents=True, exist_ok=True)
        for number, copy in enumerate(chosen, 1):
            rng = dice(copy.raw, sub)
            stamp = int(copy.mail.time.timestamp())
            unique = f"M{digits(rng, 6, '123456789')}P{rng.randint(300, 32000)}"
            name = f"{stamp}.{unique}.mail,S={len(copy.raw)},U={number}"
            fresh = not sub and len(chosen) - number < 3
            path = root / sub / ("new" if fresh else "cur") / (name if fresh else f"{name}{_FLAGS}S")
            path.write_bytes(copy.raw)
    return (root,)


def eml(copies: Sequence[Copy], folder: Path, names: Mapping[str, str]) -> tuple[Path, ...]:
    """Write a folder of .eml files, sorted by hand into customers as some do."""
    root = folder / "Mail export"
    taken: set[Path] = set()
    for copy in copies:
        places = [root / ("Sent Items" if copy.folder == "sent" else "Inbox")]
        if copy.mail.topic in {"ardent", "moorland"}:
            places.append(root / "Customers" / names[copy.mail.topic])
        if copy.folder != "sent" and len(places) == 2 and dice(copy.raw, "filed").random() < 0.7:
            places = places[1:]
        for place in places:
            place.mkdir(parents=True, exist_ok=True)
            path = _free(place, copy, taken)
            path.write_bytes(copy.raw.replace(b"\n", b"\r\n"))
    return (root,)


def _folders(copies: Sequence[Copy]) -> list[tuple[str, list[Copy]]]:
    inbox = [copy for copy in copies if copy.folder == "inbox"]
    newest = max(copy.mail.time for copy in copies)
    old = [copy for copy in inbox if (newest - copy.mail.time).days > 200]
    # Archiving was interrupted once: some lie in both folders.
    moved = {id(copy) for copy in old if dice(copy.raw, "moved").random() < 0.8}
    stayed = [copy for copy in inbox if id(copy) not in moved]
    sent = [copy for copy in copies if copy.folder == "sent"]
    return [("Inbox", stayed), ("Sent", sent), ("Archives", old)]


def _takeout_message(copy: Copy, names: Mapping[str, str]) -> bytes:
    rng = dice(copy.mail.thread or copy.raw, "takeout")
    number = rng.randint(1_600_000_000_000_000_000, 1_850_000_000_000_000_000)
    stamp = mime.stamp(copy.mail.time.astimezone(UTC))
    line = f"From {number}@xxx {stamp[:-4]}+0000 {stamp[-4:]}\n"
    labels = ["Sent"] if copy.folder == "sent" else ["Inbox"]
    if copy.mail.bulk:
        labels.append("Category Promotions" if b"List-Unsubscribe" in copy.raw else "Category Updates")
    else:
        labels.append("Important")
    if copy.mail.topic in {"nordwind", "castor"}:
        labels += ["Customers", f"Customers/{names[copy.mail.topic]}"]
    label = mime.encoded(",".join([*labels, "Opened"]))
    head = f"X-GM-THRID: {number}\nX-Gmail-Labels: {label}\n"
    return _crlf(line.encode() + head.encode() + _quoted(copy.raw) + b"\n")


def _thunderbird_message(copy: Copy) -> bytes:
    status = "0001" if copy.folder == "inbox" else "0013"
    head = f"X-Mozilla-Status: {status}\nX-Mozilla-Status2: 00000000\nX-Mozilla-Keys: {' ' * 80}\n"
    line = f"From - {mime.stamp(copy.mail.time.astimezone(UTC))}\n"
    return line.encode() + head.encode() + _quoted(copy.raw) + b"\n"


def _apple_message(copy: Copy) -> bytes:
    sender = copy.mail.sender or "MAILER-DAEMON"
    return (
        f"From {sender} {mime.stamp(copy.mail.time.astimezone(UTC))}\n".encode() + _quoted(copy.raw) + b"\n"
    )


def _quoted(raw: bytes) -> bytes:
    """Return a message whose lines cannot be taken for separators (mboxrd)."""
    return _FROM.sub(rb">\1", raw) + (b"" if raw.endswith(b"\n") else b"\n")


def _crlf(raw: bytes) -> bytes:
    return raw.replace(b"\n", b"\r\n")


def _free(place: Path, copy: Copy, taken: set[Path]) -> Path:
    found = re.search(rb"^Subject: (.*)$", copy.raw, re.MULTILINE | re.IGNORECASE)
    subject = found[1].decode("ascii", "replace") if found else ""
    title = "untitled" if "=?" in subject or not subject.strip() else _UNSAFE.sub("_", subject).strip()[:48]
    path, number = place / f"{title.rstrip(' .')}.eml", 1
    while Path(str(path).lower()) in taken:
        number += 1
        path = place / f"{title.rstrip(' .')} ({number}).eml"
    taken.add(Path(str(path).lower()))
    return path
