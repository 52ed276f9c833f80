"""A letter as HTML, the way each program writes it."""

from collections.abc import Mapping
from html import escape

from relgraph_ingest.demo.letters import Letter
from relgraph_ingest.demo.material import material
from relgraph_ingest.demo.programs import quotes

_STYLES = {
    "m365": "word",
    "exchange": "word",
    "outlook": "word",
    "outlook_web": "outlook_web",
    "outlook_mobile": "outlook_web",
    "iphone": "apple",
    "mutt": "thunderbird",
}
_TONGUES = {"en": "EN-GB", "de": "DE", "fr": "FR"}


def page(letter: Letter, charset: str = "utf-8") -> str:
    """Return the whole HTML document."""
    outer: str = _style(letter)["page"]
    inner = body(letter)
    if letter.trailer:
        inner += f"<pre>{_safe(letter.trailer)}</pre>\n"
    return outer.lstrip("\n").format(charset=charset, tongue=_TONGUES[letter.language], inner=inner)


def body(letter: Letter, depth: int = 0) -> str:
    """Return what stands inside the page: the own words, then what is quoted."""
    own = _own(letter)
    source = letter.answers or letter.forwards
    if source is None or depth >= quotes.DEEPEST:
        return own
    style = _style(letter)
    frame = style["quote"] if letter.forwards is None else style.get("forward", style["quote"])
    return own + frame.format(lead=_lead(letter, source), inner=body(source, depth + 1))


def _own(letter: Letter) -> str:
    style = _style(letter)
    lines = "".join(
        style["line"].format(line=line) if line else style["blank"] for line in _lines(letter.text)
    )
    text: str = style["text"].format(lines=lines)
    if letter.signature:
        text += style["signature"].format(lines="<br>".join(_lines(letter.signature)))
    mobile = material("quoting")["mobile"].get(letter.program)
    if mobile is not None and "mobile" in style:
        text += style["mobile"].format(mobile=_safe(mobile[letter.language]))
    if letter.footer and "footer" in style:
        text += style["footer"].format(footer=_safe(letter.footer))
    return text


def _lead(letter: Letter, source: Letter) -> str:
    style = _style(letter)
    if letter.forwards is None and letter.program not in quotes.BLOCK:
        return "<br>".join(_lines(quotes.attribution(letter, source)))
    fields = quotes.block_fields if letter.program in quotes.BLOCK else quotes.forward_fields
    rows = [style["row"].format(label=label, value=_safe(value)) for label, value in fields(letter, source)]
    return str(style["joint"]).join(rows)


def _style(letter: Letter) -> Mapping[str, str]:
    styles: Mapping[str, Mapping[str, str]] = material("markup")
    return styles[_STYLES.get(letter.program, letter.program)]


def _lines(text: str) -> list[str]:
    return [_safe(line) for line in text.split("\n")]


def _safe(text: str) -> str:
    return escape(text, quote=False)
