"""Who really wrote a message is found, and nobody can claim it by Reply-To."""

from relgraph.address import Address
from relgraph.evidence import Party
from relgraph_ingest.mail.envelope import read_envelope
from relgraph_ingest.mail.lists import lists
from relgraph_ingest.mail.sender import true_sender

LIST = ("List-Id: Developers <dev.lists.beta.example>", "List-Post: <mailto:dev@lists.beta.example>")
BO = Party("Bo Lind", Address("bo@acme.example"))


def sender(*headers: str) -> Party | None:
    envelope = read_envelope("\n".join((*headers, "", "")).encode())
    return true_sender(envelope, lists(envelope))


def test_from_names_the_sender_as_people_write_the_name() -> None:
    assert sender('From: "Lind, Bo" <bo@acme.example>') == BO


def test_nobody_is_somebody_else_by_reply_to() -> None:
    eve = Party("Bo Lind", Address("eve@evil.example"))
    assert sender("From: Bo Lind <eve@evil.example>", "Reply-To: Bo Lind <bo@acme.example>") == eve
    assert sender(*LIST, "From: Bo Lind <eve@evil.example>", "Reply-To: Bo Lind <bo@acme.example>") == eve
    through = "From: Bo Lind via Docs <docs@service.example>"
    assert sender(through, "Reply-To: bo@acme.example") == Party("Bo Lind", Address("docs@service.example"))


def test_a_list_that_rewrites_from_leaves_the_author_in_a_header_of_its_own() -> None:
    rewritten = "From: 'Bo Lind' via Dev <dev@lists.beta.example>"
    assert sender(*LIST, rewritten, "X-Original-From: Bo Lind <bo@acme.example>") == BO
    assert sender(*LIST, rewritten, "X-Original-Sender: bo@acme.example") == BO


def test_or_in_reply_to_beside_the_list() -> None:
    rewritten = "From: Bo Lind via Dev <dev@lists.beta.example>"
    answers = "Reply-To: Bo Lind <bo@acme.example>, Dev <dev@lists.beta.example>"
    assert sender(*LIST, rewritten, answers) == BO
    assert sender(*LIST, rewritten, "Reply-To: bo@acme.example") == BO


def test_or_among_the_copied_under_the_same_name() -> None:
    rewritten = "From: Bo Lind via Dev <dev@lists.beta.example>"
    copied = "Cc: Dee Hart <dee@b.example>, Bo Lind <bo@acme.example>"
    assert sender(*LIST, rewritten, copied) == BO


def test_or_packed_into_the_address() -> None:
    assert sender(*LIST, "From: Bo Lind via Dev <bo=acme.example@groups.beta.example>") == BO
    assert sender(*LIST, "From: Bo Lind via Dev <bo=40acme.example@dmarc.beta.example>") == BO


def test_an_answer_address_under_another_name_is_not_the_author() -> None:
    rewritten = "From: Bo Lind via Dev <dev@lists.beta.example>"
    assert sender(*LIST, rewritten, "Reply-To: Desk <desk@b.example>") == Party("Bo Lind", None)


def test_where_nothing_tells_the_address_is_unknown() -> None:
    assert sender(*LIST, "From: Bo Lind via Dev <dev@lists.beta.example>") == Party("Bo Lind", None)
    announced = Party("Dev", Address("dev@lists.beta.example"))
    assert sender(*LIST, "From: Dev <dev@lists.beta.example>") == announced


def test_of_several_authors_the_one_in_sender_wrote() -> None:
    authors = "From: Cy Young <cy@b.example>, Bo Lind <bo@acme.example>"
    assert sender(authors, "Sender: bo@acme.example") == BO
    assert sender(authors) == Party("Cy Young", Address("cy@b.example"))
    assert sender(authors, "Sender: dee@b.example") == Party("Cy Young", Address("cy@b.example"))


def test_sender_stands_in_where_from_is_missing() -> None:
    assert sender("Sender: Bo Lind <bo@acme.example>") == BO
    assert sender("To: a@b.example") is None
