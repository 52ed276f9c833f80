from datetime import datetime, timedelta, timezone
from email import message_from_string
from email.header import decode_header, make_header

import pytest

from relgraph_ingest.demo.letters import Correspondent
from relgraph_ingest.demo.programs import mime


@pytest.mark.parametrize("style", ["Q", "B"])
@pytest.mark.parametrize("charset", ["UTF-8", "iso-8859-1"])
def test_encoded_words_read_back_and_stay_short(style: str, charset: str) -> None:
    text = "Grüße an Jörg Weiß, " * 6 + "佐藤 遥"
    words = mime.encoded(text, charset, style)
    assert str(make_header(decode_header(words))) == text
    assert all(len(word) <= 76 for word in words.split(" "))


def test_names_with_commas_are_quoted() -> None:
    person = Correspondent("Hart, Dee", "dee@ardent.example")
    assert mime.mailbox(person) == '"Hart, Dee" <dee@ardent.example>'
    assert mime.mailbox(Correspondent("", "dee@ardent.example")) == "dee@ardent.example"
    assert mime.mailbox(Correspondent('Bob "B" K', "b@x.example")) == '"Bob \\"B\\" K" <b@x.example>'


def test_folded_headers_read_back() -> None:
    value = " ".join(f"<{n}@ardent.example>" for n in range(20))
    raw = mime.folded("References", value)
    assert max(map(len, raw.split("\n"))) <= 76
    assert " ".join(str(message_from_string(raw + "\n")["References"]).split()) == value


def test_a_charset_that_lacks_a_letter_gives_way() -> None:
    part = message_from_string(mime.entity("text/plain", "Wiśniewski", "iso-8859-1", "quoted-printable"))
    assert part.get_content_charset() == "utf-8"
    assert part.get_payload(decode=True) == "Wiśniewski\n".encode()


def test_dates_are_written_in_english_with_their_zone() -> None:
    at = datetime(2026, 5, 4, 9, 7, 3, tzinfo=timezone(timedelta(hours=-3, minutes=-30)))
    assert mime.dated(at) == "Mon, 4 May 2026 09:07:03 -0330"
