"""Lists are known by the headers that their programs write, old and new."""

import pytest

from relgraph_ingest.mail.envelope import read_envelope
from relgraph_ingest.mail.lists import lists


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ("List-Post: <mailto:dev@lists.acme.example>", ["dev@lists.acme.example"]),
        ("List-Post: <https://x.example/>, <mailto:dev@acme.example?subject=x>", ["dev@acme.example"]),
        ("List-Id: Developers <dev.lists.acme.example>", ["dev@lists.acme.example"]),
        ("List-Id: dev.lists.acme.example", ["dev@lists.acme.example"]),
        ("X-BeenThere: dev@acme.example", ["dev@acme.example"]),
        ("Mailing-List: contact dev-help@acme.example; run by ezmlm", ["dev@acme.example"]),
        ("X-Mailing-List: dev@vger.acme.example", ["dev@vger.acme.example"]),
        ("Sender: owner-dev@acme.example", ["dev@acme.example"]),
        ("Sender: dev-bounces@acme.example", ["dev@acme.example"]),
        ("Return-Path: <dev-bounces+bo=b.example@acme.example>", ["dev@acme.example"]),
        ("Return-Path: <dev-return-12-bo=b.example@acme.example>", ["dev@acme.example"]),
        ("To: Dev <dev@googlegroups.com>, a@b.example", ["dev@googlegroups.com"]),
        ("Cc: dev@lists.acme.example", ["dev@lists.acme.example"]),
        ("Sender: bo@acme.example", []),
        ("Return-Path: <bounces+123@acme.example>", []),
        ("List-Post: NO", []),
        ("List-Id: <>", []),
    ],
)
def test_the_addresses_of_lists_are_found(header: str, found: list[str]) -> None:
    assert list(lists(read_envelope(f"From: x@y.example\n{header}\n\n".encode()))) == found


def test_a_list_named_twice_is_one() -> None:
    headers = "List-Post: <mailto:dev@acme.example>\nX-BeenThere: DEV@acme.example\n\n"
    assert list(lists(read_envelope(headers.encode()))) == ["dev@acme.example"]
