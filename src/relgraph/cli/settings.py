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
from relgraph.spaces.home import Home
from relgraph.vocabulary import default_vocabulary, read_vocabulary

SERVERS = ("bolt://", "bolt+s://", "neo4j://", "neo4j+s://")


class Settings(BaseSettings):
    """All settings, read from variables that begin with RELGRAPH_."""

    model_config = SettingsConfigDict(env_prefix="RELGRAPH_", env_ignore_empty=True)

    home: Path = Field(default_factory=lambda: user_data_path("relgraph", appauthor=False))
    store: str = "embedded"
    secret: SecretStr | None = None
    now: str | None = None
    vocabulary: Path | None = None

    def clock(self) -> Callable[[], int]:
        """Return the clock of this run: the real one, or a fixed one where RELGRAPH_NOW says so.

        Raises BadUse where it is neither an ISO time nor seconds since 1970.
        """
        if self.now is None:
            return lambda: int(time.time())
        fixed = _seconds(self.now)
        return lambda: fixed

    def house(self) -> House:
        """Open the installation; raises BadUse for settings that cannot be met."""
        if self.store.startswith(SERVERS):
            raise BadUse(f"the store {self.store} is not there yet: leave RELGRAPH_STORE at embedded")
        if self.store != "embedded":
            raise BadUse(f"{self.store!r} is no store: say embedded")
        secret = self.secret.get_secret_value() if self.secret else None
        words = read_vocabulary(self.vocabulary) if self.vocabulary else default_vocabulary()
        return House(Home(self.home.expanduser(), secret=secret), words, self.clock())

    def shown(self) -> dict[str, str | None]:
        """Return the settings as `config show` prints them, secrets masked."""
        return {
            "home": str(self.home),
            "store": self.store,
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
