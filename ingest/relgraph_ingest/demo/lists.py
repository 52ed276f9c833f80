"""Mailing lists: a public forum run by Mailman, and the team's own group."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from relgraph_ingest.demo import clock
from relgraph_ingest.demo.chance import dice
from relgraph_ingest.demo.letters import Correspondent, Letter
from relgraph_ingest.demo.material import material
from relgraph_ingest.demo.post import Mail, posted
from relgraph_ingest.demo.programs import mime
from relgraph_ingest.demo.voice import Address, Words, Writer


def list_mail(writer: Writer) -> list[Mail]:
    """Return all mail that came through lists."""
    tables = material("lists")
    forum, group = tables["forum"], tables["group"]
    mails = list[Mail]()
    for thread in forum["thread"]:
        for letter in _posts(thread, forum, writer):
            author = posted(letter, writer.cast).author
            sent = posted(letter, writer.cast)
            holders = tuple(key for key in forum["subscribers"] if key != author)
            through = posted(_mailman(letter, forum, writer), writer.cast)
            mails.append(replace(through, author=author, holders=holders, kept=sent.raw, bulk=True))
    for thread in group["thread"]:
        for letter in _posts(thread, group, writer):
            mail = posted(letter, writer.cast)
            day = writer.days_ago(letter.time)
            holders = tuple(k for k, m in writer.cast.members.items() if k != mail.author and m.since >= day)
            through = posted(_google(letter, group), writer.cast)
            mails.append(replace(through, author=mail.author, holders=holders, kept=mail.raw, bulk=True))
    return mails


def _posts(thread: Mapping[str, Any], table: Mapping[str, Any], writer: Writer) -> list[Letter]:
    # Any: TOML as it was written.
    rng = dice(writer.seed, "list", thread["subject"])
    letters = list[Letter]()
    to = (Correspondent(table["name"].capitalize(), table["address"]),)
    for said in thread["posts"]:
        key, _, text = said.partition(": ")
        who = writer.cast.people[key]
        if letters:
            at = clock.answering(letters[-1].time, who.zone, "hours", rng)
        else:
            at = clock.opening(writer.today, thread["day"], who.zone, rng)
        if at >= clock.midnight(writer.today):
            break
        words = Words(
            thread["subject"], f"{text}\n\n{who.call}", "en", letters[-1] if letters else None, bare=True
        )
        letters.append(replace(writer.letter(who, Address([who]), at, words), to=to))
    return letters


def _mailman(letter: Letter, forum: Mapping[str, Any], writer: Writer) -> Letter:
    name, host, address = forum["name"], forum["host"], forum["address"]
    local = address.partition("@")[0]
    headers = [
        ("Errors-To", f"{local}-bounces@{host}"),
        ("Precedence", "list"),
        ("List-Id", f"Metering and energy management <{local}.{host}>"),
        ("List-Post", f"<mailto:{address}>"),
        ("List-Unsubscribe", f"<mailto:{local}-leave@{host}>"),
        ("X-Mailman-Version", "3.3.9"),
    ]
    sender = letter.sender
    # Domains that forbid sending in their name have the list stand in for the writer.
    if dice(writer.seed, "munged", sender.address.rpartition("@")[2]).random() < 0.5:
        headers.append(("Reply-To", mime.mailbox(sender)))
        sender = Correspondent(f"{sender.name} via {name}", address)
    subject = letter.subject if "[" in letter.subject else f"[{name}] {letter.subject}"
    return replace(letter, sender=sender, subject=subject, trailer=forum["footer"], headers=tuple(headers))


def _google(letter: Letter, group: Mapping[str, Any]) -> Letter:
    host, address = group["host"], group["address"]
    headers = (
        ("Precedence", "list"),
        ("Mailing-list", f"list {address}; contact {group['name']}+owners@{host}"),
        ("List-ID", f"<{group['name']}.{host}>"),
        ("X-Google-Group-Id", "418093377216"),
    )
    return replace(letter, headers=headers)
