"""What others wrote is not taken for the sender's."""

import pytest

from relgraph_ingest.mail.own_text import excerpt, own_text


@pytest.mark.parametrize(
    "quote",
    [
        "> unsubscribe",
        "| unsubscribe",
        "-----Original Message-----\nunsubscribe",
        "---------------------- Forwarded by Bo Lind/HAM on 01/02/2001 ------\nunsubscribe",
        "Begin forwarded message:\nunsubscribe",
        "On Monday, Bo Lind wrote:\nunsubscribe",
        "From: Bo Lind\nSent: Monday\nunsubscribe",
        "*From:* Bo Lind <bo@acme.example>\n*Date:* Monday\nunsubscribe",
        "Am Montag schrieb Bo Lind:\n> unsubscribe",
        "Bo Lind <bo@acme.example> schrieb:\nunsubscribe",
        "Von: Bo Lind\nGesendet: Montag\nunsubscribe",
        "________________________________\nDe : Bo Lind\nEnvoyé : lundi\nunsubscribe",
        "Le lundi Bo Lind a écrit :\nunsubscribe",
        "-----Mensaje original-----\nunsubscribe",
        "Il giorno lunedì Bo Lind ha scritto:\nunsubscribe",
        "Op maandag Bo Lind schreef:\nunsubscribe",
        "Em segunda Bo Lind escreveu:\nunsubscribe",
    ],
)
def test_quotes_are_cut(quote: str) -> None:
    left = own_text(f"Please have a look.\n\n{quote}\n")
    assert left.startswith("Please have a look.\n")
    assert "unsubscribe" not in left


def test_what_only_looks_like_a_quote_stays() -> None:
    text = "From: here\nto there\n-- \nBo\n---------\nTo: do\n* one\n"
    assert own_text(text) == text


def test_long_texts_are_seen_at_both_ends() -> None:
    text = "begin " + "x\n" * 100_000 + " end"
    seen = excerpt(text)
    assert seen.startswith("begin")
    assert seen.endswith("end")
    assert len(seen) < len(text) / 2
    assert excerpt("short") == "short"
