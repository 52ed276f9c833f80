"""Secrets as they are kept."""

from hashlib import sha256


def digest(secret: str) -> bytes:
    """Return what is kept of a secret of 128 random bits or more."""
    # A plain digest is enough for these: there is nothing to guess.
    return sha256(secret.encode("utf-8", "surrogatepass")).digest()
