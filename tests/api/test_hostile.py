"""Texts that strangers send to be acted on show up in JSON and in tables as text."""

import csv
import io
import json
from collections.abc import Iterator

import pytest
from tests.builders import ANA, both_ways, employment, house, meeting, reading, tell
from tests.faces import Client, client
from tests.hostile import HOSTILE

from relgraph.address import Address
from relgraph.clean import clean
from relgraph.evidence import Interaction, Locator, Part, Participant, Verdict
from relgraph.house import House
from relgraph_api import create_api
from relgraph_api.tables import ACTING

PLACES = range(len(HOSTILE))


def address(place: int) -> Address:
    return Address(f"p@place{place}.example")


def shown(cell: str, text: str) -> bool:
    """Say whether a cell is a text, or that text kept from being calculated."""
    return cell in (text, f"'{text}")


def called(text: str) -> str | None:
    """What a reader of mail makes of a name."""
    return clean(text) or None


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    at = house(tmp_path_factory.mktemp("hostile") / "home")
    evidence = []
    for place, text in enumerate(HOSTILE):
        letters = both_ways(ANA, address(place), "2026-05-01", "2026-05-08", text=str(place))
        told = Interaction(
            kind="message",
            time=letters[0].time,
            participants=(
                Participant(address(place), called(text), Part.FROM),
                Participant(ANA, None, Part.TO),
            ),
            subject=called(text),
            verdict=Verdict.PERSON,
            digest=bytes([place]) * 16,
            found=Locator("mail", f"{place}.eml"),
        )
        job = employment(address(place), called(text), called(text), f"place{place}.example")
        evidence += [
            *letters,
            told,
            reading(told, job),
            meeting(ANA, called(text) or "Nobody", text=str(place)),
        ]
    tell(at, ANA, *evidence)
    at.desk(ANA).targets.add(["place0.example", *(name for name in map(clean, HOSTILE) if name)])
    yield at
    at.close()


@pytest.fixture(scope="module")
def program(installed: House) -> Iterator[Client]:
    secret = installed.access.make_token(ANA, ["read", "ask", "write"])
    with client(create_api(installed), Authorization=f"Bearer {secret}") as lent:
        yield lent


def test_there_are_sixty_of_them() -> None:
    assert len(set(HOSTILE)) == 60


@pytest.mark.parametrize("place", PLACES)
def test_a_name_and_title_come_back_as_the_text_they_are(program: Client, place: int) -> None:
    name = called(HOSTILE[place])
    found = program.post("/api/v1/lookup", json={"wanted": [address(place)]})
    assert found.headers["content-type"] == "application/json"
    (item,) = found.json()["items"]
    if name is not None:
        assert item["person"]["name"] == item["people"][0]["title"] == name
    full = program.get(f"/api/v1/people/{item['person']['id']}")
    assert full.status_code == 200
    tie = program.get(f"/api/v1/people/{item['person']['id']}/tie")
    assert name is None or name in {message["subject"] for message in tie.json()["messages"]}


@pytest.mark.parametrize("place", PLACES)
def test_a_cell_of_a_table_is_never_calculated_nor_breaks_out(program: Client, place: int) -> None:
    name = called(HOSTILE[place])
    asked = json.dumps({"wanted": [address(place), HOSTILE[place][:300]]})
    headers = {"Content-Type": "application/json"}
    answer = program.post("/api/v1/lookup?format=csv", content=asked.encode(), headers=headers)
    if "\ud800" in HOSTILE[place]:  # half of a pair is no text
        assert answer.status_code == 422
        return
    assert answer.content.decode("utf-8")
    head, person, as_asked = csv.reader(io.StringIO(answer.text, newline=""))
    row = dict(zip(head, person, strict=True))
    assert len(as_asked) == len(head)
    assert not any(cell.startswith(ACTING) for cell in (*person, *as_asked))
    assert name is None or shown(row["person"], name)
    assert shown(as_asked[0], HOSTILE[place][:300].replace("\0", " "))


def test_whole_tables_of_them_have_their_rows_and_columns(program: Client) -> None:
    people = program.get("/api/v1/people?limit=200&format=csv")
    rows = list(csv.reader(io.StringIO(people.text, newline="")))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert len(rows) > len(HOSTILE)
    targets = list(csv.reader(io.StringIO(program.get("/api/v1/targets?format=csv").text, newline="")))
    assert {len(row) for row in targets} == {len(targets[0])}
    wanted = {row[0] for row in targets}
    assert all({name, f"'{name}"} & wanted for name in map(clean, HOSTILE) if name)


@pytest.mark.parametrize("place", PLACES)
def test_as_a_question_it_is_looked_for_and_not_acted_on(program: Client, place: int) -> None:
    text = HOSTILE[place][:300].replace("\ud800", "").replace("\udfff", "")
    for url, name in (
        ("/people", "q"),
        ("/accounts", "q"),
        ("/search", "q"),
        ("/paths", "to"),
        ("/who", "account"),
    ):
        answer = program.get(f"/api/v1{url}", params={name: text})
        assert answer.status_code in (200, 404)
        assert answer.headers["content-type"].split(";")[0] in (
            "application/json",
            "application/problem+json",
        )


@pytest.mark.parametrize("place", PLACES)
def test_as_an_id_of_another_tool_it_comes_back_as_the_text_it_is(program: Client, place: int) -> None:
    crm_id = clean(HOSTILE[place], 100)
    if not crm_id:
        pytest.skip("nothing of it is text")
    link = {"system": "tool", "kind": "person", "id": crm_id, "of": address(place)}
    assert program.ask("PUT", "/api/v1/crm", json={"items": [link]}).status_code == 200
    (item,) = program.get("/api/v1/crm", params={"id": crm_id}).json()["items"]
    assert (item["id"], item["of"]) == (crm_id, address(place))
    sheet = program.get("/api/v1/crm", params={"id": crm_id, "format": "csv"})
    (_, row) = csv.reader(io.StringIO(sheet.text, newline=""))
    assert shown(row[2], crm_id)
