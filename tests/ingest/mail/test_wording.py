"""The tables are written as they are searched, and searching finds what a plain look would."""

import tomllib
from importlib.resources import files

import pytest

from relgraph_ingest.mail import wording

KINDS = sorted(tomllib.loads(files("relgraph_ingest.mail").joinpath("phrases/en.toml").read_text("utf-8")))
LANGUAGES = ("de", "en", "es", "fr", "it", "nl", "pt")


@pytest.mark.parametrize("kind", KINDS)
def test_phrases_are_normal_and_each_is_found(kind: str) -> None:
    for phrase in wording.phrases(kind):
        assert phrase == wording.normal(phrase)
        assert wording.found(wording.normal(f"Well, “{phrase}” (he said)."), kind) >= 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_every_kind(language: str) -> None:
    table = files("relgraph_ingest.mail").joinpath(f"phrases/{language}.toml").read_text("utf-8")
    assert sorted(tomllib.loads(table)) == KINDS


def test_nothing_is_found_where_nothing_stands() -> None:
    text = wording.normal("Hello Cy, lunch on Friday? Best regards, Bo")
    assert not any(wording.found(text, kind) for kind in ("bulk", "machine", "list_footer", "auto_opening"))


@pytest.mark.parametrize(
    "subject",
    ["re: x", "[dev] [x] re: x", "fwd: x", "aw: x", "re[2]: x", "re (3): x", "antw: x", "rv: x", "i: x"],
)
def test_prefixes_of_answers_are_known(subject: str) -> None:
    assert wording.answers(subject)


@pytest.mark.parametrize(
    "subject", ["", "lunch", "lunch: friday", "reason: none", ": x", "a long story, in short: yes"]
)
def test_other_subjects_are_no_answers(subject: str) -> None:
    assert not wording.answers(subject)


def test_automatic_answers_say_auto() -> None:
    assert all("auto" in phrase for phrase in wording.phrases("auto_opening"))


def test_marks_of_headers_are_in_lower_case() -> None:
    for kind in ("machine_headers", "bulk_headers", "service_headers", "programs", "daemons", "announcers"):
        assert all(mark == mark.lower().strip() for mark in wording.marks(kind))
