"""Mail that nobody wrote to anybody: newsletters, offers, alerts, receipts, delivery reports."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from html import escape
from random import Random
from typing import Any

from relgraph_ingest.demo import clock
from relgraph_ingest.demo.chance import dice, digits
from relgraph_ingest.demo.letters import Correspondent
from relgraph_ingest.demo.material import material
from relgraph_ingest.demo.phrasing import Phrasing
from relgraph_ingest.demo.post import Mail
from relgraph_ingest.demo.programs import mime
from relgraph_ingest.demo.threads import named_slots
from relgraph_ingest.demo.voice import Writer


def bulk_mail(writer: Writer) -> list[Mail]:
    """Return everything that newsletters and programs send to the members."""
    mails = list[Mail]()
    for sender in material("bulk")["sender"]:
        for key in sender["to"]:
            mails += _series(sender, key, writer)
    return mails


def undelivered(writer: Writer) -> list[Mail]:
    """Return reports of letters that could not be delivered."""
    return [_report(key, day, writer) for key, day in material("bulk")["undelivered"]["members"]]


def _series(sender: Mapping[str, Any], key: str, writer: Writer) -> list[Mail]:
    # Any: TOML as it was written.
    rng = dice(writer.seed, "bulk", sender["address"], key)
    day = dice(writer.seed, "first issue", sender["address"]).random() * sender["every"] + 1
    mails = list[Mail]()
    while day < min(sender["last"], writer.cast.members[key].since):
        at = datetime.combine(_date(writer, int(day)), time(), UTC)
        at += timedelta(minutes=rng.randint(200, 1300))
        mails.append(_issue(sender, key, int(day), at, writer))
        day += sender["every"] * (1 if sender["form"] == "alternative" else rng.uniform(0.6, 1.5))
    return mails


def _date(writer: Writer, day: int) -> date:
    return writer.today - timedelta(days=day)


def _issue(sender: Mapping[str, Any], key: str, day: int, at: datetime, writer: Writer) -> Mail:
    # Any: TOML as it was written.
    issue = dice(writer.seed, "issue", sender["address"], day)
    member = writer.cast.people[key]
    lists = {**material("words"), "site": ("Bremen", "Venlo", "Goole", "Schleswig")}
    phrasing = Phrasing(issue, at.date(), "en", named_slots({"us": member}, day), lists)
    subject = phrasing.say(issue.choice(sender["subjects"]))
    count = min(sender["take"], len(sender["paragraphs"]))
    chosen = sorted(issue.sample(range(len(sender["paragraphs"])), count))
    paragraphs = [phrasing.say(sender["paragraphs"][i]) for i in chosen]
    rng = dice(writer.seed, "issue", sender["address"], key, day)
    domain = sender["address"].rpartition("@")[2]
    charset = sender.get("charset", "utf-8")
    fields: list[mime.Header] = [
        ("Date", mime.dated(at)),
        ("From", mime.mailbox(Correspondent(sender["name"], sender["address"]), charset, "Q")),
        ("To", mime.mailbox(Correspondent("", member.job(day).address))),
        ("Message-ID", f"<{digits(rng, 24)}.{int(at.timestamp())}@{domain}>"),
        ("Subject", mime.encoded(subject, charset, "Q")),
        *((name, phrasing.say(value)) for name, value in sender["headers"]),
        ("MIME-Version", "1.0"),
    ]
    body = _body(sender, paragraphs, phrasing.say(sender["footer"]), charset, rng)
    raw = (mime.head(fields) + body).encode("ascii", "surrogateescape")
    bounce = f"bounce-{digits(rng, 10)}@{domain}"
    return Mail(at, bounce, "bulk", "", (key,), raw, raw, "", "", bulk=True)


def _body(sender: Mapping[str, Any], paragraphs: list[str], footer: str, charset: str, rng: Random) -> str:
    # Any: TOML as it was written.
    text = "\n\n".join([*paragraphs, footer]).strip()
    domain = sender["address"].rpartition("@")[2]
    plain = mime.entity("text/plain", text, charset, "quoted-printable")
    if sender["form"] == "plain":
        return plain
    page = _page(paragraphs, footer, charset, domain, digits(rng, 20))
    rich = mime.entity("text/html", page, charset, "base64" if rng.random() < 0.3 else "quoted-printable")
    if sender["form"] == "html":
        return rich
    return mime.multipart("alternative", f"_----------={digits(rng, 20)}", [plain, rich])


def _page(paragraphs: list[str], footer: str, charset: str, domain: str, mark: str) -> str:
    style = material("markup")["bulk"]
    rows = "".join(style["row"].format(line=escape(line)) for line in paragraphs)
    page: str = (
        style["page"]
        .lstrip()
        .format(
            charset=charset,
            teaser=escape(paragraphs[0][:60]),
            rows=rows,
            footer=escape(footer),
            domain=domain,
            mark=mark,
        )
    )
    return page


def _report(key: str, day: int, writer: Writer) -> Mail:
    rng = dice(writer.seed, "undelivered", key)
    member = writer.cast.people[key]
    at = clock.opening(writer.today, day, "uk", rng)
    lost = f"kontakt{rng.randint(10, 99)}@halberg-textil.example"
    note = material("bulk")["undelivered"]["note"].strip().format(lost=lost)
    status = (
        "Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.fennmark.example\n\n"
        f"Final-Recipient: rfc822; {lost}\nAction: failed\nStatus: 5.1.1\n"
    )
    original = (
        "Content-Type: message/rfc822\n\n"
        f"From: {mime.mailbox(member.correspondent(day))}\nTo: {lost}\nSubject: Following up\n"
        f"Date: {mime.dated(at - timedelta(minutes=1))}\nMessage-ID: <{digits(rng, 20)}@fennmark.example>\n\n"
        "I wrote some weeks ago about metering and would be glad about one word.\n"
    )
    fields: list[mime.Header] = [
        ("From", "Mail Delivery Subsystem <mailer-daemon@fennmark.example>"),
        ("To", member.job(day).address),
        ("Auto-Submitted", "auto-replied"),
        ("Subject", "Delivery Status Notification (Failure)"),
        ("Date", mime.dated(at)),
        ("Message-ID", f"<{digits(rng, 24)}.mx@fennmark.example>"),
        ("MIME-Version", "1.0"),
    ]
    parts = [mime.entity("text/plain", note, "UTF-8", "quoted-printable"), status, original]
    body = mime.multipart("report", digits(rng, 28), parts, "report-type=delivery-status; ")
    raw = (mime.head(fields) + body).encode("ascii", "surrogateescape")
    return Mail(at, "", "bulk", "", (key,), raw, raw, "", "", bulk=True)
