"""Judge what kind of sender is behind a message: headers first, wording where old mail has none."""

import re
from collections.abc import Callable

from relgraph.evidence import Party, Verdict
from relgraph_ingest.mail import automatic, campaign, wording
from relgraph_ingest.mail.clues import Clues, Judgement, words
from relgraph_ingest.mail.html import without_tags
from relgraph_ingest.mail.lists import sending_lists, serves
from relgraph_ingest.mail.own_text import own_text

MANY = 50
"""Recipients from which on a message speaks to nobody in particular."""

_PAGE = re.compile(r"\s*<(?:!doctype|html|head|body|table|center|font|p)\b", re.IGNORECASE)
_THROUGH = re.compile(r"\bvia\s+\w", re.IGNORECASE)
_OPENING = 500
_CLOSING = 1200
_LIST_MARKS = (
    "list-post",
    "x-beenthere",
    "x-mailing-list",
    "mailing-list",
    "x-mailman-version",
    "list-subscribe",
    "x-ml-name",
)


def judge(clues: Clues) -> Judgement:
    """Return the verdict on a message with what it rests on; PERSON where nothing speaks against one."""
    for rule in _RULES:
        found = rule(clues)
        if found:
            return found
    return Verdict.PERSON, "nothing speaks against a person"


def _machine(clues: Clues) -> Judgement | None:
    author = clues.author.address
    if author and not wording.marks("announcers").isdisjoint(words(author)):
        return Verdict.BULK, "address of announcements"
    if clues.is_program:
        # Newsletters come from such addresses too; what they say tells them apart.
        mass = None if _list(clues) else _bulk(clues) or _content(clues)
        return mass if mass and mass[0] is Verdict.BULK else (Verdict.MACHINE, "program's address")
    if author and serves(author, clues.lists):
        return Verdict.MACHINE, "list's program"
    if not clues.lists and _THROUGH.search(clues.author.name or ""):
        return Verdict.MACHINE, "sent for somebody by a service"
    if not wording.marks("machine_headers").isdisjoint(clues.envelope.headers.raw):
        return Verdict.MACHINE, "program's header"
    if clues.mailer.startswith(wording.beginnings("machine_mailers")):
        return Verdict.MACHINE, "program named in X-Mailer"
    if clues.has("x-auto-response-suppress") and not clues.answers and not clues.has("thread-index"):
        return Verdict.MACHINE, "X-Auto-Response-Suppress"
    return None


def _list(clues: Clues) -> Judgement | None:
    precedence = clues.value("precedence")
    marked = next((name for name in _LIST_MARKS if name in clues.envelope.headers), None)
    if marked and clues.value("list-post").strip() != "no":
        return Verdict.LIST, marked.title()
    if precedence == "list":
        return Verdict.LIST, "Precedence: list"
    if clues.has("list-id") and not _is_campaign(clues):
        return Verdict.LIST, "List-Id"
    if clues.lists and not clues.has("list-unsubscribe") and _reached_by_list(clues):
        mass = _content(clues)
        return mass if mass and mass[0] is Verdict.BULK else (Verdict.LIST, "list's address")
    return None


def _bulk(clues: Clues) -> Judgement | None:
    if _is_campaign(clues):
        unsubscribe = clues.has("list-unsubscribe")
        return Verdict.BULK, "List-Unsubscribe" if unsubscribe else "header of a mass mailer"
    if clues.value("precedence") in ("bulk", "junk"):
        return Verdict.BULK, "Precedence: bulk"
    marked = clues.value("x-spam-flag") == "yes" or clues.value("x-spam-status").startswith("yes")
    if marked or "Spam" in clues.envelope.labels:
        return Verdict.BULK, "marked as spam"
    if clues.mailer.startswith(wording.beginnings("bulk_mailers")):
        return Verdict.BULK, "mass mailer named in X-Mailer"
    if clues.recipients >= MANY:
        return Verdict.BULK, "many recipients"
    named = [party for party in (*clues.envelope.to, *clues.envelope.cc) if party.address]
    if named and all(map(_is_everybody, named)):
        return Verdict.BULK, "sent to everybody"
    return None


def _content(clues: Clues) -> Judgement | None:
    """Judge by wording and make-up, but never an answer: it may quote what it answers."""
    if clues.answers:
        return None
    text, page = own_text(clues.text), clues.html.page() if clues.html else None
    if page is None and _PAGE.match(text):
        text, page = without_tags(text), text
    if len(text) > 4 * _CLOSING:
        text = f"{text[: 2 * _OPENING]}\n{text[-2 * _CLOSING :]}"
    edges = wording.normal(text)
    likely = wording.likely(edges, "bulk", "list_footer", "machine")
    opening, closing = edges[:_OPENING], edges[-_CLOSING:]
    if wording.count(closing, likely["list_footer"]):
        return Verdict.LIST, "list's footer"
    told = wording.count(opening, likely["bulk"]) + wording.count(closing, likely["bulk"])
    told += campaign.leaves(page or text)
    signs = campaign.signs(clues.envelope, clues.subject, edges, page, told=told)
    if len(signs) >= campaign.ENOUGH:
        verdict = Verdict.MACHINE if campaign.PROGRAM in signs else Verdict.BULK
        return verdict, ", ".join(dict.fromkeys(signs))
    if wording.count(edges, likely["machine"]):
        return Verdict.MACHINE, "says that it is automatic"
    return None


def _is_campaign(clues: Clues) -> bool:
    return clues.has("list-unsubscribe") or not wording.marks("bulk_headers").isdisjoint(
        clues.envelope.headers.raw
    )


def _reached_by_list(clues: Clues) -> bool:
    """Say whether a list stands in the sending headers, or is all that the message was addressed to."""
    named = {party.address for party in (*clues.envelope.to, *clues.envelope.cc) if party.address}
    return named <= set(clues.lists) or bool(sending_lists(clues.envelope.headers))


def _is_everybody(party: Party) -> bool:
    own = words(party.address) if party.address else []
    name = (party.name or "").lower()
    return bool(own) and (
        not wording.marks("everybody").isdisjoint(own)
        or own[0] in wording.marks("everybody_first")
        or own[-1] in wording.marks("everybody_last")
        or name.startswith(wording.beginnings("everybody_name"))
    )


_RULES: tuple[Callable[[Clues], Judgement | None], ...] = (
    automatic.judge_report,
    automatic.judge_calendar,
    automatic.judge_headers,
    automatic.judge_text,
    _machine,
    _list,
    _bulk,
    _content,
)
