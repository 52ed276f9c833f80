"""What the API says about itself."""

from typing import Any

import pytest
from pydantic import TypeAdapter
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
    assert {(path, method) for path, methods in described["paths"].items() for method in methods} == {
        ("/api/v1/health", "get"),
        ("/api/v1/me", "get"),
        ("/api/v1/members", "get"),
        ("/api/v1/accounts", "get"),
        ("/api/v1/accounts/{id}", "get"),
        ("/api/v1/people", "get"),
        ("/api/v1/people/{id}", "get"),
        ("/api/v1/paths", "get"),
        ("/api/v1/targets", "get"),
        ("/api/v1/targets", "post"),
        ("/api/v1/targets", "delete"),
    }


def _operations(described: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    return [(path, one) for path, methods in described["paths"].items() for one in methods.values()]


def test_every_answer_has_an_example_and_a_shape(described: dict[str, Any]) -> None:
    for path, operation in _operations(described):
        if "200" in operation["responses"]:
            content = operation["responses"]["200"]["content"]["application/json"]
            assert content["example"], path
            assert content["schema"]["$ref"].startswith("#/components/schemas/"), path


def test_every_route_but_health_needs_a_token_and_says_how_it_fails(described: dict[str, Any]) -> None:
    for path, operation in _operations(described):
        if path != "/api/v1/health":
            assert operation["security"] == [{"bearer": []}], path
            refusals = {status for status in operation["responses"] if status >= "4"}
            assert refusals == {"401", "403", "404", "413", "422"}, path
            for status in refusals:
                assert list(operation["responses"][status]["content"]) == ["application/problem+json"], path


def test_every_get_that_answers_knows_at(described: dict[str, Any]) -> None:
    for path, methods in described["paths"].items():
        if "get" in methods and path != "/api/v1/health":
            assert "at" in {parameter["name"] for parameter in methods["get"]["parameters"]}, path


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
    assert without == {"Members.next", "Targets.next", "Paths.message", "Unnamed.member"}


def test_descriptions_come_from_the_contract(described: dict[str, Any]) -> None:
    fields = described["components"]["schemas"]["KnownBy"]["properties"]
    assert fields["member"]["description"] == "Main address of the member who knows the person."


@pytest.mark.parametrize("name", sorted(examples()))
def test_each_example_has_exactly_the_fields_of_its_document(name: str) -> None:
    shapes = {**vars(documents), **vars(api_documents), "Problem": Problem}
    example = examples()[name]
    # What a shape does not name is dropped by validation, what it asks for and is not there is refused.
    assert TypeAdapter(shapes[name]).validate_python(example, strict=True) == example
