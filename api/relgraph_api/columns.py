"""The columns of each table, and the rows that a document makes."""

from collections.abc import Iterable

from relgraph.documents import Account, Accounts, CrmIds, Lookup, People, Targets, Who
from relgraph_api.tables import Row

TARGETS = (
    "wanted",
    "account_id",
    "account",
    "domains",
    "state",
    "quiet",
    "known",
    "way",
    "warmth",
    "tier",
    "last_contact",
    "changed",
)
ACCOUNTS = ("account_id", "account", "domains")
PEOPLE = ("person_id", "name", "address", "title", "role", "account_id", "account", "domains")
KNOWN = (
    "person_id",
    "name",
    "address",
    "title",
    "role",
    "member",
    "member_name",
    "level",
    "tier",
    "strength",
    "confidence",
    "last_contact",
)
LOOKUP = (
    "wanted",
    "kind",
    "account_id",
    "account",
    "domains",
    "person_id",
    "person",
    "address",
    "known",
    "people",
    "way",
    "warmth",
    "tier",
    "last_contact",
    "crm",
)
CRM = ("system", "kind", "id", "of", "account_id", "account", "domains", "person_id", "person", "address")


def targets(document: Targets) -> Iterable[Row]:
    """Yield a row for each target account."""
    for one in document["items"]:
        yield (
            one["wanted"],
            *_account(one["account"]),
            one["state"],
            one["quiet"],
            one["known"],
            one["phrase"],
            one["best"]["warmth"] if one["best"] else None,
            one["tier"],
            one["last_contact"],
            one["changed"],
        )


def accounts(document: Accounts) -> Iterable[Row]:
    """Yield a row for each account."""
    return (_account(one) for one in document["items"])


def people(document: People) -> Iterable[Row]:
    """Yield a row for each person."""
    for one in document["items"]:
        yield (
            one["id"],
            one["name"],
            one["address"],
            one["title"],
            one["role"],
            *_account(one["account"]),
        )


def known(document: Who) -> Iterable[Row]:
    """Yield a row for each tie to somebody at an account."""
    for person in document["people"]:
        for tie in person["known_by"]:
            yield (
                person["id"],
                person["name"],
                person["address"],
                person["title"],
                person["role"],
                tie["member"],
                tie["member_name"],
                tie["level"],
                tie["tier"],
                tie["strength"],
                tie["confidence"],
                tie["last_contact"],
            )


def lookup(document: Lookup) -> Iterable[Row]:
    """Yield a row for each that was asked for."""
    for one in document["items"]:
        person = one["person"]
        yield (
            one["wanted"],
            one["kind"],
            *_account(one["account"]),
            *((person["id"], person["name"], person["address"]) if person else (None, None, None)),
            one["known"],
            "; ".join(known["name"] for known in one["people"]),
            one["phrase"],
            one["best"]["warmth"] if one["best"] else None,
            one["tier"],
            one["last_contact"],
            "; ".join(f"{crm['system']}:{crm['id']}" for crm in one["crm"]),
        )


def crm(document: CrmIds) -> Iterable[Row]:
    """Yield a row for each id of another tool."""
    for one in document["items"]:
        person = one["person"]
        yield (
            one["system"],
            one["kind"],
            one["id"],
            one["of"],
            *_account(one["account"]),
            *((person["id"], person["name"], person["address"]) if person else (None, None, None)),
        )


def _account(account: Account | None) -> tuple[str | None, str | None, str | None]:
    if account is None:
        return None, None, None
    return account["id"], account["name"], " ".join(account["domains"])
