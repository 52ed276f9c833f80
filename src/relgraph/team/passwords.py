"""Members' passwords, kept as argon2id hashes, and the recovery codes that guard a new one."""

import secrets
import unicodedata
from hmac import compare_digest
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from relgraph.address import Address
from relgraph.errors import BadUse
from relgraph.spaces.files import Space
from relgraph.team.digests import digest

SHORTEST = 12
LONGEST = 200
_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"
"""For codes that are written down: none that looks like another one."""
_AT_ONCE = 2
"""Hashings at one time: each takes 64 MiB, and many at once would take the machine's memory."""


class Passwords:
    """Sets and checks passwords and recovery codes."""

    def __init__(self, space: Space, hasher: PasswordHasher | None = None) -> None:
        self._space = space
        # The library's own choice: argon2id with the parameters of RFC 9106 for little memory.
        self._hasher = hasher or PasswordHasher()
        self._turn = BoundedSemaphore(_AT_ONCE)
        self._nobody: str | None = None

    def set(self, member: Address, password: str) -> str:
        """Set a password; return the new recovery code, which is shown this once.

        Raises BadUse for a password that is too easy.
        """
        hashed = self.hashed(member, password)
        code = _code()
        with self._space.writing():
            self._space.db.execute(
                "INSERT INTO password VALUES (?, ?, ?)"
                " ON CONFLICT (member) DO UPDATE SET hash = excluded.hash, recovery = excluded.recovery",
                (member, hashed, digest(_bare(code))),
            )
        return code

    def change(self, member: Address, password: str) -> None:
        """Set a password and leave the recovery code as it is."""
        hashed = self.hashed(member, password)
        with self._space.writing():
            self._space.db.execute(
                "INSERT INTO password VALUES (?, ?, NULL)"
                " ON CONFLICT (member) DO UPDATE SET hash = excluded.hash",
                (member, hashed),
            )

    def new_recovery(self, member: Address) -> str:
        """Return a new recovery code in the place of the old one."""
        code = _code()
        with self._space.writing():
            self._space.db.execute(
                "UPDATE password SET recovery = ? WHERE member = ?", (digest(_bare(code)), member)
            )
        return code

    def is_set(self, member: Address) -> bool:
        """Say whether a member has a password."""
        return bool(self._space.rows("SELECT 1 FROM password WHERE member = ?", (member,)))

    def has_recovery(self, member: Address) -> bool:
        """Say whether a member has a recovery code."""
        return bool(
            self._space.rows("SELECT 1 FROM password WHERE member = ? AND recovery IS NOT NULL", (member,))
        )

    def right(self, member: Address | None, password: str) -> bool:
        """Say whether this is the member's password; without a member or one, the work is the same."""
        rows = self._space.rows("SELECT hash FROM password WHERE member = ?", (member or "",))
        kept = rows[0][0] if rows else self._stand_in()
        normal = unicodedata.normalize("NFKC", password[:LONGEST])
        with self._turn:
            try:
                self._hasher.verify(kept, normal)
            except (VerificationError, InvalidHashError):
                return False
        if not rows or member is None:
            return False
        if self._hasher.check_needs_rehash(kept):
            self.change(member, password)
        return True

    def recovers(self, member: Address, code: str) -> bool:
        """Say whether this is the member's recovery code; signs between letters and case do not matter."""
        rows = self._space.rows("SELECT recovery FROM password WHERE member = ?", (member,))
        return bool(rows and rows[0][0]) and compare_digest(rows[0][0], digest(_bare(code)))

    def hashed(self, member: str, password: str) -> str:
        """Return what is kept of a password; raises BadUse for one that is too easy."""
        normal = unicodedata.normalize("NFKC", password)
        if len(normal) < SHORTEST:
            raise BadUse(f"a password has at least {SHORTEST} characters: a few words in a row are good")
        if len(normal) > LONGEST:
            raise BadUse(f"a password has at most {LONGEST} characters")
        if len(set(normal.lower())) < 5 or normal.lower() in (member, member[::-1]):
            raise BadUse("this password is too easy to guess: take a few words in a row")
        with self._turn:
            return self._hasher.hash(normal)

    def _stand_in(self) -> str:
        if self._nobody is None:
            self._nobody = self._hasher.hash(secrets.token_urlsafe(16))
        return self._nobody


def _code() -> str:
    """Return five groups of five letters: 125 random bits that can be written down."""
    number = int.from_bytes(digest(secrets.token_urlsafe(32)))
    letters = [_LETTERS[number >> 5 * place & 31] for place in range(25)]
    return "-".join("".join(letters[start : start + 5]) for start in range(0, 25, 5))


def _bare(code: str) -> str:
    return "".join(letter for letter in code.lower() if letter.isalnum())
