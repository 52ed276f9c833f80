"""Whatever the description allows is asked, and much that it does not: no fault, no answer beyond it."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode, checks, openapi
from schemathesis.schemas import BaseSchema
from tests.api.installation import ALL, ANA, installation
from tests.api.rows import ROWS

from relgraph_api import create_api
from relgraph_api.rates import Rates

CASES = 5000
EACH = -(-CASES // len(ROWS)) + 15
"""Cases of one route: a few routes have fewer than this that differ."""
WANTED = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_schema_conformance",
)


@dataclass
class Random:
    """The description of an installation's API, a token for it, and how many cases were asked."""

    schema: BaseSchema
    secret: str
    checks: list[checks.CheckFunction]
    asked: int = 0


@pytest.fixture(scope="module")
def at_random(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Random]:
    house = installation(tmp_path_factory.mktemp("random") / "home")
    api = create_api(house, Rates(0))
    checks.load_all_checks()
    found = [checks.CHECKS.get_one(name) for name in WANTED]
    yield Random(openapi.from_asgi("/api/v1/openapi.json", api), house.access.make_token(ANA, ALL), found)
    house.close()


@pytest.mark.slow
@pytest.mark.parametrize(("method", "path"), list(ROWS))
def test_no_question_makes_a_fault_or_an_answer_that_is_not_described(
    at_random: Random, method: str, path: str
) -> None:
    operation = at_random.schema[f"/api/v1{path}"][method.upper()]

    @settings(
        max_examples=EACH,
        phases=[Phase.explicit, Phase.generate],
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=st.one_of(operation.as_strategy(), operation.as_strategy(GenerationMode.NEGATIVE)))
    def asked(case: Case) -> None:
        at_random.asked += 1
        response = case.call(headers={"Authorization": f"Bearer {at_random.secret}"})
        case.validate_response(response, checks=at_random.checks)

    asked()


@pytest.mark.slow
def test_so_many_cases_were_asked(at_random: Random) -> None:
    assert at_random.asked >= CASES
