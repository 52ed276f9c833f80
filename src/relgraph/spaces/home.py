"""The folder that holds books, team space and secret."""

import hmac
import os
import secrets
from hashlib import sha256
from pathlib import Path

from relgraph.errors import BadUse

SECRET_BYTES = 32


class Home:
    """Where everything of one installation lies; readable by its owner alone."""

    def __init__(self, path: Path, *, secret: str | None = None) -> None:
        self.path = path
        try:
            (path / "books").mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise BadUse(
                f"{path} cannot be used as home ({error.strerror}): choose another --home"
            ) from error
        if path.stat().st_mode & 0o077:
            path.chmod(0o700)
        self._secret = _digest(secret) if secret else None

    @property
    def team(self) -> Path:
        """The team's file."""
        return self.path / "team.db"

    def book(self, book_id: str) -> Path:
        """The file of a book."""
        return self.path / "books" / f"{book_id}.db"

    def lock(self, book_id: str) -> Path:
        """The file that a run at this book holds while it writes."""
        return self.path / "books" / f"{book_id}.lock"

    @property
    def secret(self) -> bytes:
        """The installation's secret, made at first use."""
        if self._secret is None:
            self._secret = _kept_secret(self.path / "secret")
        return self._secret


class Ids:
    """Opaque ids: keyed hashes, so that nobody without the secret can tell what one stands for."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def of(self, kind: str, *parts: str) -> str:
        """Return the id of a thing of this kind: 20 hexadecimal digits."""
        message = "\x1f".join((kind, *parts)).encode("utf-8", "surrogatepass")
        return hmac.digest(self._secret, message, "sha256").hex()[:20]


def _kept_secret(path: Path) -> bytes:
    try:
        if path.exists():
            return _digest(path.read_text("ascii").strip())
        # Written beside and linked into place, so that of two first uses at once one wins whole.
        beside = path.with_name(f"secret.{secrets.token_hex(8)}")
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_hex(SECRET_BYTES))
        try:
            path.hardlink_to(beside)
        except FileExistsError:
            pass  # the other one's is as good
        finally:
            beside.unlink()
        return _digest(path.read_text("ascii").strip())
    except OSError as error:
        raise BadUse(f"{path}: the secret cannot be kept ({error.strerror})") from error


def _digest(secret: str) -> bytes:
    return sha256(secret.encode()).digest()
