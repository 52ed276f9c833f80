"""A member's own settings; the team as its administrators see it."""

from typing import Literal

from typing_extensions import TypedDict


class Settings(TypedDict):
    """Who one is here, and how one signs in."""

    format: int
    address: str
    name: str
    aliases: list[str]
    administrator: bool
    password: bool
    """Whether one is set."""
    recovery: bool
    """Whether a recovery code is set."""


class SessionItem(TypedDict):
    """A browser that is signed in."""

    id: str
    how: Literal["link", "token", "password", "invitation", "proxy"] | None
    started: str | None
    ends: str
    here: bool
    """It is the one that asks."""


class Sessions(TypedDict):
    """All browsers in which one is signed in, the latest first."""

    format: int
    items: list[SessionItem]
    next: str | None


class Colleague(TypedDict):
    """A member as administrators see one: never what is in the book, nor how much."""

    address: str
    name: str
    administrator: bool


class Invitation(TypedDict):
    """An invitation that nobody has taken up yet."""

    id: str
    address: str | None
    """None: the first set-up, where whoever opens it says an address."""
    name: str
    reset: bool
    """It sets a new password for somebody who is a member."""
    guarded: bool
    """Setting it takes the member's recovery code too."""
    ends: str
    over: bool


class TeamItem(TypedDict):
    """A named group of members, an audience for sharing."""

    name: str
    members: list[str]


class Roster(TypedDict):
    """Members, invitations and teams."""

    format: int
    summary: str
    members: list[Colleague]
    invitations: list[Invitation]
    teams: list[TeamItem]
