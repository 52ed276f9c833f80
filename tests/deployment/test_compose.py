"""compose.yaml and Dockerfile: by the specification's schema, without a password, closed to the outside."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

ROOT = Path(__file__).parents[2]
FILE = ROOT / "compose.yaml"
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")


def compose() -> dict[str, Any]:
    """The file as it is read (Any: YAML's own types)."""
    found: dict[str, Any] = YAML(typ="safe").load(FILE)
    return found


def test_it_is_valid_by_the_compose_specification() -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec", str(FILE)],
        capture_output=True,
        text=True,
    )
    assert ended.returncode == 0, ended.stdout


def test_passwords_come_from_outside_and_must_be_given() -> None:
    text = FILE.read_text("utf-8")
    assert len(re.findall(r"\$\{RELGRAPH_NEO4J_PASSWORD:\?", text)) == 2
    assert "${RELGRAPH_NEO4J_PASSWORD:-" not in text
    assert "NEO4J_AUTH: none" not in text


def test_nothing_listens_beyond_this_machine() -> None:
    ports = [port for service in compose()["services"].values() for port in service["ports"]]
    assert len(ports) == 3
    assert all(port.startswith("127.0.0.1:") for port in ports)


def test_each_service_tells_whether_it_is_well_and_keeps_its_data() -> None:
    services = compose()["services"]
    assert services.keys() == {"neo4j", "relgraph"}
    for service in services.values():
        assert service["healthcheck"]["test"][0] == "CMD"
        assert service["volumes"][0].split(":")[0] in compose()["volumes"]
    assert services["relgraph"]["depends_on"]["neo4j"]["condition"] == "service_healthy"


def test_the_neo4j_is_the_one_that_is_tested() -> None:
    tested = re.search(r"<neo4j>(.*?)</neo4j>", (ROOT / ".ci" / "neo4j.pom.xml").read_text("utf-8"))
    assert tested
    assert compose()["services"]["neo4j"]["image"] == f"neo4j:{tested[1]}-community"


def test_the_image_runs_without_rights_and_holds_no_secret() -> None:
    assert "USER relgraph" in DOCKERFILE
    assert "--require-hashes" in DOCKERFILE
    assert not re.search(r"PASSWORD|SECRET|TOKEN", DOCKERFILE)
    ignored = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    assert "*" in ignored
    for source in re.findall(r"^COPY (?!--)(\S+) ", DOCKERFILE, re.MULTILINE):
        assert source == "." or f"!{source}" in ignored
