"""Mail addresses: cleaned at the edge, trusted inside."""

import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import NewType

from publicsuffixlist import PublicSuffixList

from relgraph.clean import clean

Address = NewType("Address", str)
"""A lower-case `local@domain` without comments, quotes, control or space characters."""

LONGEST = 254  # RFC 5321, 4.5.3.1.3, less the angle brackets

_LOCAL = re.compile(r"[^\s@<>()\[\]\\,;:\"\x00-\x1f\x7f]+\Z")
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\Z")
_DOT = re.compile("[.\u3002\uff0e\uff61]")
_MACHINE = re.compile(
    r"(?:.*[._+-])?(?:no[._-]?reply|do[._-]?not[._-]?reply|donotreply|mailer[._-]?daemon|postmaster|"
    r"bounces?|notifications?|notify|auto[._-]?(?:confirm|reply|responder|mailer)|alerts?|daemon|"
    r"newsletters?|listserv|majordomo|mailman|robot|automailer|unsubscribe)(?:[._+=-].*)?\Z"
)
_MACHINE_LABELS = frozenset(("noreply", "no-reply", "donotreply", "do-not-reply", "bounce", "bounces"))

_LIST_HOSTS = frozenset(
    (
        "egroups.com",
        "freelists.org",
        "googlegroups.com",
        "groups.io",
        "onelist.com",
        "vger.kernel.org",
        "yahoogroups.com",
    )
)
_LIST_LABELS = frozenset(("list", "lists", "listserv", "listserver", "mailman", "groups"))
_LIST_LOCAL = re.compile(
    r".+[._-](?:list|mailinglist|discuss|discussion|announce|users|devel|owner|request)\Z"
)


def address(raw: str) -> Address | None:
    """Return the address in `raw`, lower-cased with its domain in ASCII, or None if it is not one."""
    # Cleaned whole: what is cut ends in somebody else's domain.
    given = clean(raw, len(raw)).strip("<>'\" .")
    text = given.lower()
    # A sign that falls together with a plain letter when lowered (that of Kelvin) would make two people one.
    if not given.isascii() and text.isascii():
        return None
    local, at, host = text.removeprefix("mailto:").rpartition("@")
    local = local.strip("'\"")
    if not at or len(text) > LONGEST or not local or not _LOCAL.match(local):
        return None
    ascii_host = _ascii(host)
    return Address(f"{local}@{ascii_host}") if ascii_host else None


def domain(of: Address) -> str:
    """Return the part behind the @."""
    return of.rpartition("@")[2]


def host(raw: str) -> str | None:
    """Return `raw` as a lower-case ASCII domain name, or None if it is not one."""
    text = clean(raw, len(raw)).lower().removeprefix("https://").removeprefix("http://")
    return _ascii(text.split("/")[0].strip(". "))


@lru_cache(maxsize=65536)
def registrable(name: str) -> str:
    """Return the domain that an organisation registers: `acme.co.uk` for `mail.acme.co.uk`.

    The public suffix list decides (publicsuffix.org); a bare suffix is returned as it is.
    """
    return _suffixes().privatesuffix(name) or name


def company_domain(of: Address) -> str | None:
    """Return the domain of the company behind an address, None for a mail provider for everybody."""
    host_name = domain(of)
    own = registrable(host_name)
    return None if own in freemail() or host_name in freemail() else own


@lru_cache(maxsize=65536)
def is_machine(of: Address) -> bool:
    """Say whether the address names a program (noreply@, mailer-daemon@, notifications@, @noreply.…)."""
    local, _, host_name = of.rpartition("@")
    return bool(_MACHINE.match(local)) or not _MACHINE_LABELS.isdisjoint(host_name.split(".")[:-2])


@lru_cache(maxsize=65536)
def is_list(of: Address) -> bool:
    """Say whether an address is by its make that of a mailing list, whatever headers say."""
    local, _, host_name = of.rpartition("@")
    if host_name in _LIST_HOSTS or registrable(host_name) in _LIST_HOSTS:
        return True
    return not _LIST_LABELS.isdisjoint(host_name.split(".")[:-2]) or bool(_LIST_LOCAL.match(local))


@cache
def freemail() -> frozenset[str]:
    """Return the domains that give mailboxes to everybody, from freemail.txt."""
    text = files("relgraph").joinpath("freemail.txt").read_text("utf-8")
    return frozenset(line.strip() for line in text.splitlines() if line.strip() and line[0] != "#")


@cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()


@lru_cache(maxsize=65536)
def _ascii(name: str) -> str | None:
    try:
        labels = [label if label.isascii() else _ascii_label(label) for label in _DOT.split(name)]
    except UnicodeError:
        return None
    plain = ".".join(labels)
    fits = len(labels) > 1 and len(plain) < LONGEST
    return plain if fits and all(_LABEL.match(label) for label in labels) else None


def _ascii_label(label: str) -> str:
    if "ß" in label:
        # A letter of its own since 2008. Python's codec is older and makes straße and strasse one domain.
        return f"xn--{unicodedata.normalize('NFKC', label).encode('punycode').decode('ascii')}"
    return label.encode("idna").decode("ascii")
