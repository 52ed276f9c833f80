"""Pages become text, and none takes long."""

import time

import pytest

from relgraph_ingest.mail.html import laid_out, without_tags

PAGE = (
    "<html><head><title>T</title><style>p {}</style></head><body><!-- no --><p>Hello <b>Bo</b>,<br>how\nare"
    " you?</p><ul><li>one<li>two</ul><script>x<y</script><div>Bo Lind<br>Acme&nbsp;Ltd</div></body></html>"
)


def test_tags_go_and_blocks_become_lines() -> None:
    assert without_tags(PAGE).split("\n") == [
        "Hello Bo,",
        "how are you?",
        "",
        "one",
        "two",
        "",
        "Bo Lind",
        "Acme Ltd",
    ]


def test_layout_keeps_every_word() -> None:
    text = laid_out(PAGE, without_tags(PAGE))
    assert text.split() == "Hello Bo, how are you? * one * two Bo Lind Acme Ltd".split()  # noqa: SIM905
    assert "Bo Lind\nAcme" in text


def test_words_cut_by_tags_stay_whole() -> None:
    page = "<p><span>B</span><span>o</span></p>"
    assert laid_out(page, without_tags(page)) == "Bo"


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 5000 + "deep",
        "<table><tr><td>" + "w" * 50_000 + "</td></tr>" + "<tr><td>deep</td></tr>" * 900 + "</table>",
        "<table>" + ("<tr>" + "<td>deep</td>" * 80 + "</tr>") * 80 + "</table>",
        "deep" + "<p>x</p>" * 20_000,
    ],
)
def test_what_layout_would_lose_or_blow_up_goes_the_plain_way(page: str) -> None:
    plain = without_tags(page)
    text = laid_out(page, plain)
    assert "deep" in text
    assert len(text) <= len(page)


@pytest.mark.parametrize(
    "piece",
    [
        "<div>",
        "<table><tr><td>x",
        "<ul><li>x",
        "<style>",
        "<!--",
        "<!---->",
        "<a ",
        "<",
        "&amp;",
        "&#xD800;",
        "<a href='x",
        "</",
        "<![",
        "\0",
    ],
)
def test_hostile_pages_end_soon(piece: str) -> None:
    page = piece * (50_000 // len(piece))
    began = time.process_time()
    text = laid_out(page, without_tags(page))
    assert time.process_time() - began < 2
    text.encode()


def test_broken_pages_are_read_as_they_are() -> None:
    assert without_tags("1 < 2 & 3") == "1 < 2 & 3"
    assert without_tags("<style>never closed") == "never closed"
    assert without_tags("a<!-- never closed") == "a never closed"
    assert without_tags("<p>a<![if mso]>b<![endif]>c") == "abc"
    assert without_tags("") == ""
    assert laid_out("", "") == ""
