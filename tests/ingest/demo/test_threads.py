import re
from datetime import date
from itertools import pairwise

import pytest

from relgraph_ingest.demo.cast import Cast, load_cast
from relgraph_ingest.demo.scenes import scenes
from relgraph_ingest.demo.threads import Scene, Script, play, scripts
from relgraph_ingest.demo.voice import Writer

TODAY = date(2026, 5, 20)


@pytest.fixture
def writer() -> Writer:
    return Writer(load_cast(), TODAY, 7)


def scene(cast: Cast, day: int = 60) -> Scene:
    people = cast.people
    return Scene(people["bo"], people["cy"], day, people["jorg"], people["samir"])


@pytest.mark.parametrize("script", scripts(), ids=lambda script: f"{script.kind}: {script.subject}")
def test_every_script_can_be_played_to_its_end(script: Script, writer: Writer) -> None:
    letters = play(script, scene(writer.cast), writer)
    assert len(letters) == len(script.turns)
    for letter in letters:
        assert not re.search(r"\{[a-z]|\[[^\]]*\|", letter.text + letter.subject)
        assert letter.sender not in (*letter.to, *letter.cc)


def test_replies_hang_together(writer: Writer) -> None:
    script = next(s for s in scripts() if len(s.turns) > 3)
    letters = play(script, scene(writer.cast), writer)
    for before, after in pairwise(letters):
        assert after.answers == before
        assert after.references()[-1] == before.message_id
        assert after.time > before.time
    assert len({letter.message_id for letter in letters}) == len(letters)


def test_another_seed_tells_another_story(writer: Writer) -> None:
    script = scripts()[0]
    again = Writer(writer.cast, TODAY, 8)
    assert play(script, scene(writer.cast), writer) == play(script, scene(writer.cast), writer)
    assert play(script, scene(writer.cast), again) != play(script, scene(writer.cast), writer)


def test_whoever_joined_is_copied_from_then_on(writer: Writer) -> None:
    script = next(s for s in scripts() if s.subject == "Adding meters on {area}")
    first, second, third, *_ = play(script, scene(writer.cast), writer)
    assert len(first.to) == 1
    assert not first.cc
    assert [who.address for who in second.cc] == ["joerg@fennmark.example"]
    assert third.sender.address == "joerg@fennmark.example"
    assert [who.address for who in third.cc] == ["bo@fennmark.example"]


def test_what_lies_ahead_is_not_written_yet(writer: Writer) -> None:
    slow = next(s for s in scripts() if s.pace == "weeks" and len(s.turns) > 2)
    assert len(play(slow, scene(writer.cast, day=1), writer)) < len(slow.turns)


def test_there_are_scripts_enough_for_a_year_of_mail() -> None:
    assert len(scripts()) >= 150
    texts = [turn.text for script in scripts() for turn in script.turns]
    assert len(set(texts)) == len(texts)


def test_an_introducer_is_moved_to_blind_copy(writer: Writer) -> None:
    told = scenes(writer)
    introducers = {introduction.introducer for introduction in told.introductions}
    answers = [letter for letter in told.letters if letter.bcc and letter.answers]
    assert len(answers) >= 8
    assert all(who.address in introducers for letter in answers for who in letter.bcc)
