"""Describe the API: every route with an example, every plain field with a value, problems as they come."""

import json
from importlib.resources import files
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import TypeAdapter

from relgraph_api.problems import DETAILS, Problem

# Any below: an OpenAPI document is JSON whose shape only its readers know.
Json = dict[str, Any]

PUBLIC_OPERATIONS = frozenset({"health"})
_REFUSALS = (401, 403, 404, 413, 422, 429, 503)


def describe(api: FastAPI) -> None:
    """Make `api` publish its description; made once, when first asked for."""

    def openapi() -> Json:
        if api.openapi_schema is None:
            api.openapi_schema = _description(api)
        return api.openapi_schema

    api.openapi = openapi  # type: ignore[method-assign]  # the framework's own way to extend it


def examples() -> dict[str, Json]:
    """Return one example of each document, by the document's name."""
    found: dict[str, Json] = json.loads(files("relgraph_api").joinpath("examples.json").read_text("utf-8"))
    return found


def _description(api: FastAPI) -> Json:
    document = get_openapi(title=api.title, version=api.version, summary=api.summary, routes=api.routes)
    schemas: dict[str, Json] = document["components"]["schemas"]
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    problem = TypeAdapter(Problem).json_schema(ref_template="#/components/schemas/{model}")
    schemas.update(problem.pop("$defs"), Problem=problem)
    for name, example in examples().items():
        _exemplify(schemas[name], example, schemas)
    for methods in document["paths"].values():
        for method, operation in methods.items():
            _complete(method, operation)
    return document


def _complete(method: str, operation: Json) -> None:
    operation["operationId"] = operation["operationId"].split("_api_v1_")[0]
    for status in ("200", "201"):
        answer = operation["responses"].get(status, {}).get("content", {}).get("application/json")
        if answer is not None:
            answer["example"] = examples()[_name(answer["schema"])]
    if method == "get":
        operation["responses"]["304"] = {"description": "If-None-Match names what the answer is still."}
    refusals: tuple[int, ...] = () if operation["operationId"] in PUBLIC_OPERATIONS else _REFUSALS
    if "requestBody" in operation:
        refusals = (400, *refusals)
    operation["responses"].update({str(status): _refusal(status) for status in refusals})


def _refusal(status: int) -> Json:
    schema = {"$ref": "#/components/schemas/Problem"}
    return {"description": DETAILS[status], "content": {"application/problem+json": {"schema": schema}}}


def _exemplify(schema: Json, example: Json, schemas: dict[str, Json]) -> None:
    """Give each field of `schema`, and of what it is made of, its value in the example."""
    for name, field in schema.get("properties", {}).items():
        value = example.get(name)
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, dict):
                for reference in _references(field):
                    _exemplify(schemas[reference], part, schemas)
            elif part is not None:
                field.setdefault("examples", [value])


def _references(field: Json) -> list[str]:
    """Return the names of the documents that a field may hold, alone or in a list."""
    choices = [choice.get("items", choice) for choice in field.get("anyOf", [field])]
    return [_name(choice) for choice in choices if "$ref" in choice]


def _name(reference: Json) -> str:
    return str(reference["$ref"]).rpartition("/")[2]
