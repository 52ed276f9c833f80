"""What a program writes above and before the letter that it quotes or forwards, in plain text."""

import re
import textwrap
from datetime import datetime

from relgraph_ingest.demo.letters import Correspondent, Letter
from relgraph_ingest.demo.material import material

DEEPEST = 4
"""Letters quoted below each other; people cut the rest."""

BLOCK = frozenset({"m365", "exchange", "outlook", "outlook_web", "outlook_mobile"})
"""Programs that put a header block above what they quote, and quote it as it stands."""

_FAMILY = {"iphone": "apple", "outlook_mobile": "outlook_web", "mutt": "mutt"}
_WIDTH = {"gmail": 76, "mutt": 72, "webmail": 78}
_LINK = re.compile(r"(?<![\w@/.])(www\.[\w.-]+|[\w.+-]+@[\w.-]+\.example)")


def plain(letter: Letter, depth: int = 0) -> str:
    """Return the letter's text with signature and everything quoted below it."""
    text = _quoting(letter, depth)
    return f"{text}\n\n{letter.trailer}" if letter.trailer and not depth else text


def _quoting(letter: Letter, depth: int) -> str:
    own = written(letter)
    source = letter.answers or letter.forwards
    if source is None or depth >= DEEPEST or (letter.program == "mutt" and depth):
        return own
    if letter.forwards is not None:
        return f"{own}\n\n{_forwarded(letter, letter.forwards, plain(source, depth + 1))}"
    quoted = plain(source, depth + 1)
    if letter.program in BLOCK:
        return f"{own}\n\n{_divider(letter)}{block(letter, source)}\n\n{quoted}"
    if letter.program == "webmail":
        return f"{own}\n\n{attribution(letter, source)}\n\n{quoted}"
    lead = attribution(letter, source)
    if letter.program == "gmail":
        lead = textwrap.fill(lead, 78, break_long_words=False, break_on_hyphens=False)
    if letter.program == "mutt":
        head, _, rest = own.partition("\n\n")
        return f"{lead}\n{_prefixed(written(source))}\n\n{head}\n\n{rest}".rstrip()
    if family(letter.program) == "apple":
        return f"{own}\n\n{_prefixed(f'{lead}{chr(10)}{chr(10)}{quoted}')}"
    return f"{own}\n\n{lead}\n{'' if letter.program == 'thunderbird' else chr(10)}{_prefixed(quoted)}"


def written(letter: Letter) -> str:
    """Return what the writer's program made of text, signature and footer alone."""
    text = letter.text
    if letter.signature:
        mark = {"gmail": "\n\n-- \n", "thunderbird": "\n\n-- \n", "mutt": "\n\n-- \n"}
        text += mark.get(letter.program, "\n\n") + _linked(letter)
    mobile = material("quoting")["mobile"].get(letter.program)
    if mobile is not None:
        text += f"\n\n{mobile[letter.language]}"
    if letter.footer:
        text += f"\n\n{letter.footer}"
    width = _WIDTH.get(letter.program)
    return _wrapped(text, width) if width else text


def attribution(letter: Letter, source: Letter) -> str:
    """Return the line that says who wrote what is quoted."""
    style = letter.program if letter.program in material("quoting")["wrote"] else family(letter.program)
    line = material("quoting")["wrote"][style][letter.language]
    return str(
        line.format_map(
            moment(source.time.astimezone(letter.time.tzinfo), letter.language)
            | {"name": source.sender.name or source.sender.address, "address": source.sender.address}
        )
    )


def block(letter: Letter, source: Letter) -> str:
    """Return the header block of a quoted letter, as Outlook writes it."""
    return "\n".join(f"{label}: {value}" for label, value in block_fields(letter, source))


def block_fields(letter: Letter, source: Letter) -> list[tuple[str, str]]:
    """Return the labels and values of that block."""
    words = material("quoting")["block"][letter.language]
    when = words["time"].format_map(moment(source.time.astimezone(letter.time.tzinfo), letter.language))
    fields = [(words["from"], named(source.sender)), (words["sent"], when), (words["to"], _all(source.to))]
    if source.cc:
        fields.append((words["cc"], _all(source.cc)))
    return [*fields, (words["subject"], source.subject)]


def forward_fields(letter: Letter, source: Letter) -> list[tuple[str, str]]:
    """Return the lines that Gmail, Apple Mail and Thunderbird put above what is forwarded."""
    fields = moment(source.time.astimezone(letter.time.tzinfo), "en")
    when = "{wday}, {mon} {d}, {y} at {h}:{M} {ampm}".format_map(fields)
    rows = [("From", named(source.sender)), ("Date", when), ("Subject", source.subject)]
    rows.append(("To", _all(source.to)))
    return [*rows, ("Cc", _all(source.cc))] if source.cc else rows


def family(program: str) -> str:
    """Return the program that this one quotes like."""
    return _FAMILY.get(program, program)


def named(person: Correspondent) -> str:
    """Return a name with its address, as block headers show it."""
    return f"{person.name} <{person.address}>" if person.name else person.address


def prefixed_subject(subject: str, program: str, language: str, *, forward: bool = False) -> str:
    """Return the subject of an answer; programs drop no prefix but their own."""
    style = "outlook" if program in BLOCK else "other"
    prefix: str = material("quoting")["prefix"][style][language][forward]
    bare = re.sub(r"(?i)^(?:re|aw|sv): ", "", subject)
    return prefix + bare


def moment(at: datetime, language: str) -> dict[str, str]:
    """Return the fields that date formats are made of."""
    words = material("quoting")["calendar"][language]
    ordinal = "th" if 10 <= at.day <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(at.day % 10, "th")
    return {
        "wday": words["short_days"][at.weekday()],
        "weekday": words["days"][at.weekday()],
        "d": str(at.day),
        "dd": f"{at.day:02}",
        "ord": f"{at.day}{ordinal}",
        "mon": words["short_months"][at.month - 1],
        "month": words["months"][at.month - 1],
        "m": str(at.month),
        "mo": f"{at.month:02}",
        "y": str(at.year),
        "yy": f"{at.year % 100:02}",
        "h": str(at.hour % 12 or 12),
        "H": str(at.hour),
        "HH": f"{at.hour:02}",
        "M": f"{at.minute:02}",
        "S": f"{at.second:02}",
        "ampm": "AM" if at.hour < 12 else "PM",
        "off": f"{at:%z}",
    }


def _forwarded(letter: Letter, source: Letter, text: str) -> str:
    style = family(letter.program)
    if letter.program in BLOCK:
        return f"{_divider(letter)}{block(letter, source)}\n\n{text}"
    lead = material("quoting")["forwarded"].get(style, material("quoting")["forwarded"]["gmail"])
    rows = "\n".join(f"{label}: {value}" for label, value in forward_fields(letter, source))
    if style == "apple":
        return f"{lead[letter.language]}\n\n{_prefixed(f'{rows}{chr(10)}{chr(10)}{text}')}"
    return f"{lead[letter.language]}\n{rows}\n\n\n{text}"


def _divider(letter: Letter) -> str:
    if family(letter.program) == "outlook_web":
        return "________________________________\n"
    if letter.program == "outlook":
        return str(material("quoting")["block"][letter.language]["original"]) + "\n"
    return ""


def _prefixed(text: str) -> str:
    return "\n".join(f">{line}" if line[:1] == ">" or not line else f"> {line}" for line in text.split("\n"))


def _wrapped(text: str, width: int) -> str:
    lines = text.split("\n")
    return "\n".join(
        textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False)
        if len(line) > width
        else line
        for line in lines
    )


def _linked(letter: Letter) -> str:
    if letter.program not in {"m365", "exchange"}:
        return letter.signature
    return _LINK.sub(
        lambda m: f"{m[1]}<{'mailto:' if '@' in m[1] else 'http://'}{m[1]}>",
        letter.signature,
    )


def _all(people: tuple[Correspondent, ...]) -> str:
    return "; ".join(named(person) for person in people)
