"""Bearer tokens: what each allows and until when; known by digests alone.

When a token is used is noted nowhere: whoever reads the file could tell from it who works when.
"""

import secrets
from collections.abc import Callable, Collection
from hashlib import sha256
from typing import cast

from relgraph.address import Address
from relgraph.errors import BadUse
from relgraph.front import Scope, Signed, Token
from relgraph.spaces.files import Space
from relgraph.team.digests import digest
from relgraph.times import SECONDS

SCOPES: tuple[Scope, ...] = ("read", "ask", "write")
MOST = 200
"""Tokens that one member may have."""
MOST_DAYS = 3650
LONGEST_NAME = 60

_DERIVED = """
WITH RECURSIVE derived (digest) AS (
    SELECT ? UNION SELECT token.digest FROM token JOIN derived ON token.made_with = derived.digest
) SELECT digest FROM derived
"""


class Tokens:
    """Makes, lists and revokes tokens; a token's secret is 256 random bits, shown once."""

    def __init__(self, space: Space, clock: Callable[[], int]) -> None:
        self._space = space
        self._clock = clock

    def make(
        self,
        member: Address,
        scopes: Collection[Scope],
        *,
        name: str = "",
        days: int | None = None,
        made_with: str | None = None,
    ) -> tuple[str, Token]:
        """Return a new secret and what is kept of it.

        `made_with` is the id of the token that asks for it: the new one allows no more, lasts no longer and
        is revoked together with it. Raises BadUse where that, or the number of tokens, does not allow it.
        """
        now = self._clock()
        if days is not None and not 1 <= days <= MOST_DAYS:
            raise BadUse(f"a token lasts from 1 to {MOST_DAYS} days: say --days 90")
        secret = secrets.token_urlsafe(32)
        ends = None if days is None else now + days * SECONDS
        with self._space.writing():
            self._space.db.execute("DELETE FROM token WHERE ends <= ?", (now,))
            standing = self._rows(member)
            if len(standing) >= MOST:
                raise BadUse(f"a member has at most {MOST} tokens: revoke some first")
            parent = None
            if made_with is not None:
                parent, allowed, last = self._parent(member, made_with)
                if not set(scopes) <= allowed:
                    raise BadUse(f"this token allows {', '.join(sorted(allowed))}: a new one may not do more")
                ends = last if ends is None else ends if last is None else min(ends, last)
            said = " ".join(scope for scope in SCOPES if scope in scopes)
            self._space.db.execute(
                "INSERT INTO token (digest, member, scopes, made, name, ends, made_with)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (digest(secret), member, said, now, name[:LONGEST_NAME], ends, parent),
            )
        return secret, _token(digest(secret), said, now, name[:LONGEST_NAME], ends)

    def of(self, secret: str) -> Signed | None:
        """Return who holds this token, None if nobody does or it has ended."""
        key = digest(secret)
        rows = self._space.rows(
            "SELECT member, scopes, ends FROM token WHERE digest = ? AND (ends IS NULL OR ends > ?)",
            (key, self._clock()),
        )
        if not rows:
            return None
        member, scopes, ends = rows[0]
        return Signed(Address(member), _scopes(scopes), "token", token=_id(key), ends=ends)

    def of_member(self, member: Address) -> list[Token]:
        """Return a member's tokens that stand, oldest first."""
        return [_token(*row) for row in self._rows(member)]

    def revoke(self, member: Address, token_id: str) -> bool:
        """Revoke a member's token and all that were made with it; say whether it stood.

        Sessions that were started with any token end too: which one it was is not kept.
        """
        with self._space.writing():
            found = [row[0] for row in self._rows(member) if _id(row[0]) == token_id]
            for key in found:
                gone = self._space.db.execute(_DERIVED, (key,)).fetchall()
                self._space.db.executemany("DELETE FROM token WHERE digest = ?", gone)
                self._space.db.execute("DELETE FROM session WHERE member = ? AND how = 'token'", (member,))
        return bool(found)

    def _rows(self, member: Address) -> list[tuple[bytes, str, int, str, int | None]]:
        return self._space.rows(
            "SELECT digest, scopes, made, name, ends FROM token"
            " WHERE member = ? AND (ends IS NULL OR ends > ?) ORDER BY made, digest",
            (member, self._clock()),
        )

    def _parent(self, member: Address, token_id: str) -> tuple[bytes, frozenset[Scope], int | None]:
        for key, scopes, _, _, ends in self._rows(member):
            if _id(key) == token_id:
                return key, _scopes(scopes), ends
        raise BadUse("this token has ended: make a new one with `relgraph token`")


def _token(key: bytes, scopes: str, made: int, name: str, ends: int | None) -> Token:
    return Token(_id(key), name, tuple(cast(list[Scope], scopes.split())), made, ends)


def _scopes(text: str) -> frozenset[Scope]:
    return frozenset(cast(list[Scope], text.split()))


def _id(key: bytes) -> str:
    # A digest of the digest: an id is shown and logged, and nothing that is kept can be told from it.
    return sha256(b"token id" + key).hexdigest()[:16]
