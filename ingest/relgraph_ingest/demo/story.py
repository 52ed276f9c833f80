"""Everything that was written in the demo, and each member's mailbox made of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from relgraph_ingest.demo.absences import absences
from relgraph_ingest.demo.broken import with_broken
from relgraph_ingest.demo.bulk import bulk_mail, undelivered
from relgraph_ingest.demo.clock import midnight
from relgraph_ingest.demo.invitations import invitations
from relgraph_ingest.demo.lists import list_mail
from relgraph_ingest.demo.mailboxes import Copy
from relgraph_ingest.demo.post import Mail, posted
from relgraph_ingest.demo.scenes import scenes
from relgraph_ingest.demo.team import DemoIntroduction
from relgraph_ingest.demo.ties import conversations
from relgraph_ingest.demo.transport import delivered
from relgraph_ingest.demo.voice import Writer


@dataclass(frozen=True, slots=True)
class Story:
    """All mail, oldest first, and what is true of it."""

    mails: tuple[Mail, ...]
    introductions: tuple[DemoIntroduction, ...]


def tell(writer: Writer) -> Story:
    """Return the whole story up to today."""
    told = scenes(writer)
    letters = [*conversations(writer), *told.letters, *invitations(writer)]
    letters += absences(letters, writer)
    mails = [posted(letter, writer.cast) for letter in letters]
    mails += [*list_mail(writer), *bulk_mail(writer), *undelivered(writer)]
    end = midnight(writer.today)
    kept = sorted((mail for mail in mails if mail.time < end), key=lambda mail: (mail.time, mail.raw))
    return Story(tuple(kept), told.introductions)


def copies(mails: Sequence[Mail], writer: Writer) -> Mapping[str, list[Copy]]:
    """Return what lies in each member's mailbox, oldest first."""
    found: dict[str, list[Copy]] = {key: [] for key in writer.cast.members}
    for mail in mails:
        day = writer.days_ago(mail.time)
        if mail.author:
            found[mail.author].append(Copy(mail, "sent", mail.kept))
        for key in mail.holders:
            raw = delivered(mail, writer.cast.people[key].job(day).address)
            found[key].append(Copy(mail, "inbox", raw))
    return {key: with_broken(held) for key, held in found.items()}
