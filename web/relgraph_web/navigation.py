"""Where one can go from every page."""

from dataclasses import dataclass

PLACES = (
    ("/", "Accounts"),
    ("/introductions", "Introductions"),
    ("/confirm", "To confirm"),
    ("/book", "My book"),
)
"""Address and name of each place, in the order in which they stand in the head of a page."""
_WITHIN = {
    "/": ("/accounts/", "/people/", "/paths"),
    "/book": ("/sharing", "/preview", "/members", "/settings", "/start"),
}
"""Pages that belong to a place besides those below its own address."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the head of a page."""

    href: str
    name: str
    current: bool


def places(path: str) -> tuple[Place, ...]:
    """Return all places; the one that the page at `path` belongs to is the current one."""
    return tuple(Place(href, name, _holds(href, path)) for href, name in PLACES)


def _holds(href: str, path: str) -> bool:
    below = () if href == "/" else (f"{href}/",)
    return path == href or path.startswith((*below, *_WITHIN.get(href, ())))
