"""Settings: what the command line says, else the environment, else the default."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from platformdirs import user_data_path
from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from relgraph.errors import BadUse
from relgraph.house import House
from relgraph.shelves.base import Shelf
from relgraph.spaces.home import Home, Ids
from relgraph.vocabulary import Vocabulary, default_vocabulary, read_vocabulary

SERVERS = ("bolt://", "bolt+s://", "neo4j://", "neo4j+s://")


EMBEDDED = "embedded"
WHO = "set RELGRAPH_NEO4J_USER and RELGRAPH_NEO4J_PASSWORD, or none of both"


class Settings(BaseSettings):
    """All settings, read from variables that begin with RELGRAPH_."""

    model_config = SettingsConfigDict(env_prefix="RELGRAPH_", env_ignore_empty=True)

    home: Path = Field(default_factory=lambda: user_data_path("relgraph", appauthor=False))
    store: str = EMBEDDED
    books: str | None = None
    neo4j_user: str | None = None
    neo4j_password: SecretStr | None = None
    secret: SecretStr | None = None
    now: str | None = None
    vocabulary: Path | None = None
    api_rate: int = Field(default=60_000, ge=0)

    def clock(self) -> Callable[[], int]:
        """Return the clock of this run: the real one, or a fixed one where RELGRAPH_NOW says so.

        Raises BadUse where it is neither an ISO time nor seconds since 1970.
        """
        if self.now is None:
            return lambda: int(time.time())
        fixed = _seconds(self.now)
        return lambda: fixed

    def house(self, tell: Callable[[str], None] | None = None) -> House:
        """Open the installation; raises BadUse for settings that cannot be met.

        `tell` is given a line where something is put off because a server does not answer.
        """
        secret = self.secret.get_secret_value() if self.secret else None
        words = read_vocabulary(self.vocabulary) if self.vocabulary else default_vocabulary()
        clock = self.clock()
        home = Home(self.home.expanduser(), secret=secret)
        return House(home, words, clock, self._shelf(home, words, clock), tell)

    def _shelf(self, home: Home, words: Vocabulary, clock: Callable[[], int]) -> Shelf | None:
        """Return where graphs are kept, None for the files."""
        if self.books not in (None, EMBEDDED):
            raise BadUse("RELGRAPH_BOOKS can be embedded alone: leave it out to keep books as the store says")
        if self.store == EMBEDDED:
            return None
        if not self.store.startswith(SERVERS):
            raise BadUse(f"the store is none: say {EMBEDDED} or an address that begins {', '.join(SERVERS)}")
        if "@" in self.store:
            raise BadUse(f"no user or password in the store's address: {WHO}")
        if (self.neo4j_user is None) != (self.neo4j_password is None):
            raise BadUse(f"of user and password one is missing: {WHO}")
        # Only here: most commands do without the driver.
        from relgraph.shelves.neo4j import Neo4jShelf
        from relgraph.stores.neo4j.server import Login, Server

        login = None
        if self.neo4j_user is not None and self.neo4j_password is not None:
            login = Login(self.neo4j_user, self.neo4j_password.get_secret_value())
        server = Server(self.store, login)
        return Neo4jShelf(server, Ids(home.secret), words, clock, books=self.books != EMBEDDED)

    def shown(self) -> dict[str, str | None]:
        """Return the settings as `config show` prints them, secrets masked."""
        return {
            "home": str(self.home),
            "store": "an address with a password in it" if "@" in self.store else self.store,
            "books": self.books or "as the store",
            "neo4j_user": self.neo4j_user,
            "neo4j_password": "set" if self.neo4j_password else None,
            "api_rate": str(self.api_rate) if self.api_rate else "without limit",
            "secret": "set" if self.secret else "kept in the home",
            "now": self.now,
            "vocabulary": str(self.vocabulary) if self.vocabulary else None,
        }


def _seconds(text: str) -> int:
    try:
        if text.strip().lstrip("-").isdigit():
            return int(text)
        moment = datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise BadUse(f"RELGRAPH_NOW={text!r} is no time: say 2026-11-21T09:00:00Z or seconds") from error
    return int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp())
