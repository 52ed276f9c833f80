"""Names that stand beside the addresses are given to them, one to one or not at all."""

from relgraph.address import Address
from relgraph.evidence import Party
from relgraph_ingest.mail.exchange import with_names

BARE = (Party(None, Address("bo@acme.example")), Party(None, Address("dee@acme.example")))


def names(parties: tuple[Party, ...], listed: str) -> list[str | None]:
    return [party.name for party in with_names(parties, listed)]


def test_exchange_entries_are_split_behind_the_brackets() -> None:
    listed = (
        "Lind, Bo </O=ACME/OU=NA/CN=RECIPIENTS/CN=BLIND>, Hart, Dee </O=ACME/OU=NA/CN=RECIPIENTS/CN=DHART>"
    )
    assert names(BARE, listed) == ["Bo Lind", "Dee Hart"]


def test_plain_entries_are_split_at_commas() -> None:
    assert names(BARE, "Bo Lind, Dee Hart@ACME") == ["Bo Lind", "Dee Hart"]


def test_a_single_entry_with_a_comma_is_one_name() -> None:
    assert names(BARE[:1], "Lind, Bo") == ["Bo Lind"]


def test_names_that_do_not_count_up_are_given_to_nobody() -> None:
    assert names(BARE, "Bo Lind, Dee Hart, Cy Young") == [None, None]
    assert names(BARE, "Bo Lind") == [None, None]


def test_a_name_that_is_there_stays_and_an_address_is_no_name() -> None:
    known = (Party("Bo", Address("bo@acme.example")), BARE[1])
    assert names(known, "Bo Lind, dee@acme.example") == ["Bo", None]
