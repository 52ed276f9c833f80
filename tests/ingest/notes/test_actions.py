"""Finding who promised what."""

import pytest

from relgraph_ingest.notes.reading import read_note

WHO = "Attendees: Ana Ruiz (AR), Bo Lind (BL), Cy Young (CY), Dee Lind (DL)\n\n"


def actions(text: str) -> list[tuple[str | None, str]]:
    read = read_note(WHO + text, place="note.md")
    return [(action.owner, read.text[action.start : action.end]) for action in read.actions]


@pytest.mark.parametrize(
    ("line", "owner", "text"),
    [
        ("Action: Bo to send it", "Bo Lind", "Bo to send it"),
        ("ACTION ITEM 3: BL will send it", "Bo Lind", "BL will send it"),
        ("AI(BL+CY): send it", "Bo Lind", "send it"),
        ("TODO (Bo): send it", "Bo Lind", "send it"),
        ("**Action:** @Bo: send it", "Bo Lind", "@Bo: send it"),
        ("- [ ] Bo - send it", "Bo Lind", "Bo - send it"),
        ("- [x] send it (Bo Lind)", "Bo Lind", "send it (Bo Lind)"),
        ("- [ ] send it @Bo", "Bo Lind", "send it @Bo"),
        ("- [ ] Eve Moss to send it", "Eve Moss", "Eve Moss to send it"),
        ("- [ ] Need to send it", None, "Need to send it"),
        ("- [ ] Review: the plan", None, "Review: the plan"),
        ("- [ ] Lind to send it", None, "Lind to send it"),
        ("Aufgabe: Bo soll es schicken", "Bo Lind", "Bo soll es schicken"),
    ],
)
def test_an_action_has_its_owner_where_one_person_can_be_meant(
    line: str, owner: str | None, text: str
) -> None:
    assert actions(line) == [(owner, text)]


def test_points_under_a_heading_of_actions_are_actions_and_those_under_the_next_are_not() -> None:
    text = "## Next steps\n- Bo to call\n- Think\n\n## Notes\n- Cy to rest\n"
    assert actions(text) == [("Bo Lind", "Bo to call"), (None, "Think")]


def test_a_table_of_owners_and_tasks_is_read() -> None:
    assert actions("| Task | Owner |\n|---|---|\n| Send it | Bo |\n| | Cy |\n") == [("Bo Lind", "Send it")]


def test_ticked_attendees_are_no_actions() -> None:
    read = read_note("Attendees:\n- [x] Ana Ruiz\n- [ ] Bo Lind\n", place="x.md")
    assert read.actions == ()
