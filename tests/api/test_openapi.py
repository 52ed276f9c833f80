"""What the API says about itself."""

from typing import Any

import pytest
from pydantic import TypeAdapter
from tests.api.rows import ROWS
from tests.faces import FakeFront, client

from relgraph import documents
from relgraph_api import create_api
from relgraph_api import documents as api_documents
from relgraph_api.openapi import examples
from relgraph_api.problems import Problem


@pytest.fixture(scope="module")
def described() -> dict[str, Any]:
    with client(create_api(FakeFront())) as stranger:
        answer = stranger.get("/api/v1/openapi.json")
    assert answer.status_code == 200
    found: dict[str, Any] = answer.json()
    return found


def test_it_names_every_route(described: dict[str, Any]) -> None:
    told = {(method, path) for path, methods in described["paths"].items() for method in methods}
    assert told == {(method, f"/api/v1{path}") for method, path in ROWS}


def _operations(described: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    return [(path, one) for path, methods in described["paths"].items() for one in methods.values()]


def test_every_answer_has_an_example_and_a_shape(described: dict[str, Any]) -> None:
    for path, operation in _operations(described):
        for status in {"200", "201"} & set(operation["responses"]):
            content = operation["responses"][status]["content"]
            assert all(one["example"] for one in content.values()), path
            if "application/json" in content:
                assert content["application/json"]["schema"]["$ref"].startswith("#/components/schemas/"), path


def test_every_route_but_health_needs_a_token_and_says_how_it_fails(described: dict[str, Any]) -> None:
    for path, operation in _operations(described):
        if path != "/api/v1/health":
            assert operation["security"] == [{"bearer": []}], path
            refusals = {status for status in operation["responses"] if status >= "4"}
            sent = {"400"} if "requestBody" in operation else set()
            assert refusals == {"401", "403", "404", "413", "422", "429", "503"} | sent, path
            for status in refusals:
                assert list(operation["responses"][status]["content"]) == ["application/problem+json"], path


def test_every_answer_knows_at(described: dict[str, Any]) -> None:
    for (method, path), row in ROWS.items():
        parameters = described["paths"][f"/api/v1{path}"][method].get("parameters", ())
        assert ("at" in {parameter["name"] for parameter in parameters}) == row.at, path


def test_every_parameter_is_described(described: dict[str, Any]) -> None:
    for path, operation in _operations(described):
        for parameter in operation.get("parameters", []):
            assert parameter["description"], (path, parameter["name"])


def test_every_plain_field_has_a_value_as_an_example(described: dict[str, Any]) -> None:
    without = {
        f"{name}.{field}"
        for name, schema in described["components"]["schemas"].items()
        for field, shape in schema.get("properties", {}).items()
        if "examples" not in shape and "$ref" not in str(shape)
    }
    # These are None in every document that this version gives, or in every believable one.
    assert without == {
        *(f"{name}.next" for name in ("Members", "Targets", "Tokens", "Lookup", "Introductions", "Preview")),
        *(f"{name}.next" for name in ("Failures", "Judgements", "SharingRules")),
        *("Paths.message", "Ask.message", "Message.why_not", "Unnamed.member", "SharingRule.at"),
        *("Run.part", "Run.stage", "Source.last_read", "Foresight.private", "DoubtfulCompanies.why"),
    }


def test_descriptions_come_from_the_contract(described: dict[str, Any]) -> None:
    fields = described["components"]["schemas"]["KnownBy"]["properties"]
    assert fields["member"]["description"] == "Main address of the member who knows the person."


@pytest.mark.parametrize("name", sorted(examples()))
def test_each_example_has_exactly_the_fields_of_its_document(name: str) -> None:
    shapes = {**vars(documents), **vars(api_documents), "Problem": Problem}
    example = examples()[name]
    # What a shape does not name is dropped by validation, what it asks for and is not there is refused.
    assert TypeAdapter(shapes[name]).validate_python(example, strict=True) == example
