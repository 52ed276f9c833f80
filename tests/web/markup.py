"""Read pages as a browser would."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "rect", "line", "wbr"}
HIDDEN = {"title", "script", "style"}


@dataclass
class Tag:
    """An element with its attributes and its text."""

    name: str
    attributes: dict[str, str]
    text: str = ""


@dataclass
class Page(HTMLParser):
    """Every element of a page, in order; closed ones in order of closing too."""

    source: str
    tags: list[Tag] = field(default_factory=list)
    open: list[Tag] = field(default_factory=list)
    unclosed: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.source)
        self.close()
        self.unclosed += [tag.name for tag in self.open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        one = Tag(tag, {name: value or "" for name, value in attrs})
        self.tags.append(one)
        if tag not in VOID:
            self.open.append(one)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(Tag(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1].name == tag:
            self.open.pop()
        else:
            self.unclosed.append(tag)

    def handle_data(self, data: str) -> None:
        for tag in self.open:
            tag.text += data

    def all(self, name: str, /, **attributes: str) -> list[Tag]:
        """Return the elements of that name with these attributes; `class_` means one of its classes."""
        return [tag for tag in self.tags if tag.name == name and _fits(tag, attributes)]

    def one(self, name: str, /, **attributes: str) -> Tag:
        """Return the only such element."""
        (found,) = self.all(name, **attributes)
        return found

    @property
    def text(self) -> str:
        """Return what is there to read, on one line."""
        return " ".join(self.one("body").text.split())

    def field(self, name: str, place: int = 0) -> str:
        """Return the value of a form's field."""
        return self.all("input", name=name)[place].attributes["value"]


def _fits(tag: Tag, attributes: dict[str, str]) -> bool:
    for name, value in attributes.items():
        if name == "class_":
            if value not in tag.attributes.get("class", "").split():
                return False
        elif tag.attributes.get(name.replace("_", "-")) != value:
            return False
    return True
