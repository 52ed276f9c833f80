"""Turn an HTML part into text, whatever it does to those who lay it out."""

import re
from html import unescape

from inscriptis import get_text
from inscriptis.css_profiles import CSS_PROFILES
from inscriptis.model.config import ParserConfig

from relgraph_ingest.mail.limits import LAYOUT_AREA, LAYOUT_CELLS, LAYOUT_CHARACTERS

_TOKEN = re.compile(r"<!--|<[!?]?/?[a-zA-Z][^<>]*>?|<!\[[^<>]*>?|[^<]+|<")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})")
_UNSEEN = frozenset({"script", "style", "head", "title", "template", "noscript", "object", "svg"})
_BREAK = re.compile(
    r"(?:address|article|aside|blockquote|body|br|caption|center|dd|div|dl|dt|fieldset|footer|form|h[1-6]|header|hr|"
    r"html|li|main|nav|ol|option|p|pre|section|table|tbody|tfoot|thead|tr|ul)\Z"
)
_CELLS = frozenset({"td", "th"})
_SPACE = re.compile(r"\s+")
_MARKS = ("<!", "<?")
_EMPTY_LINES = re.compile(r"\n{3,}")
_LINKS = re.compile(r"<a\s[^<>]{0,2000}href", re.IGNORECASE)
_IMAGES = re.compile(r"<img\b", re.IGNORECASE)


def laid_out(page: str, plain: str) -> str:
    """Return a page's text with its tables and lists in shape, where that is safe, else `plain`.

    `plain` is the page without its tags. Layout pads the cells of tables, so a small page can become a
    huge text, and pages nested too deep lose what lies below: both are left to the plain way.
    """
    lower = page.lower()
    lines = lower.count("<tr") + plain.count("\n") + 1
    if len(page) > LAYOUT_CHARACTERS or lower.count("<td") > LAYOUT_CELLS or lines * len(plain) > LAYOUT_AREA:
        return plain
    try:
        text: str = get_text(page.replace("\0", ""), ParserConfig(css=CSS_PROFILES["strict"]))
    except Exception:  # whatever a page makes the library raise, its text is still wanted
        return plain
    lost = _weight(text) < 0.8 * _weight(plain)
    return plain if lost else "\n".join(line.rstrip() for line in text.split("\n")).strip("\n")


def links(page: str) -> int:
    """Count the links of a page."""
    return len(_LINKS.findall(page))


def images(page: str) -> int:
    """Count the images of a page."""
    return len(_IMAGES.findall(page))


def without_tags(page: str) -> str:
    """Return a page's text in one pass: tags out, a line for each block."""
    lower = page.lower()
    last = {name: lower.rfind(f"</{name}") for name in _UNSEEN}
    last_comment = page.rfind("-->")
    found: list[str] = []
    hidden = ""
    at = 0
    while token := _TOKEN.match(page, at):
        at = token.end()
        if token[0] == "<!--":
            at = page.find("-->", at) + 3 if at <= last_comment else at
            continue
        tag = _TAG.match(token[0])
        name = tag[2].lower() if tag else ""
        if hidden:
            hidden = "" if tag and tag[1] and name == hidden else hidden
        elif not name:
            found.append("" if token[0].startswith(_MARKS) else _SPACE.sub(" ", token[0]))
        elif name in _UNSEEN and not (tag and tag[1]) and at <= last[name]:
            hidden = name
        else:
            found.append("\n" if _BREAK.match(name) else " " if name in _CELLS else "")
    lines = (" ".join(line.split()) for line in unescape("".join(found)).split("\n"))
    return _EMPTY_LINES.sub("\n\n", "\n".join(lines)).strip("\n")


def _weight(text: str) -> int:
    return sum(map(len, text.split()))
