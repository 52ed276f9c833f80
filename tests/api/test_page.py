"""docs/api.md: each of its commands and snippets is run, from the text, against a server."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.api.installation import ALL, ANA, installation
from tests.builders import SECRET

from relgraph_api.problems import KINDS, TYPE
from relgraph_api.rates import DEFAULT

PAGE = (Path(__file__).parents[2] / "docs" / "api.md").read_text("utf-8")
BLOCKS = re.findall(r"^## (.+?)$|^```(sh|python)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def pieces(language: str) -> list[tuple[str, str]]:
    """The heading and the text of each block in a language."""
    heading, found = "", []
    for title, kind, text in BLOCKS:
        heading = title or heading
        if kind == language:
            found.append((heading, text))
    return found


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The environment that the page asks for, with a server behind it."""
    home = tmp_path_factory.mktemp("page") / "home"
    made = installation(home)
    token = made.access.make_token(ANA, ALL, days=90)
    made.close()
    kept = {name: value for name, value in os.environ.items() if not name.startswith("RELGRAPH_")}
    told = {
        **kept,
        "RELGRAPH_HOME": str(home),
        "RELGRAPH_SECRET": SECRET,
        "RELGRAPH_NOW": "2026-05-20T12:00:00Z",
    }
    command = [sys.executable, "-c", "from relgraph.cli.main import main; main()", "serve", "--port", "0"]
    server = subprocess.Popen(command, env=told, stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    url = server.stdout.readline().removeprefix("Serving on ").strip()
    yield {**kept, "RELGRAPH_URL": url, "RELGRAPH_TOKEN": token}
    server.send_signal(signal.SIGINT)
    server.wait()
    server.stdout.close()


@pytest.mark.slow
def test_every_command_of_the_page_works(served: dict[str, str]) -> None:
    told = {}
    for heading, text in pieces("sh"):
        # What fails must fail: curl alone takes any answer for good.
        script = "set -euo pipefail\n" + text.replace("curl -s ", "curl -s --fail-with-body ")
        ended = subprocess.run(
            ["bash", "-c", script], env=served, capture_output=True, text=True, check=False
        )
        assert ended.returncode == 0 or "| head" in text, (heading, ended.stdout, ended.stderr)
        told[heading] = ended.stdout
    assert '"phrase":"ask Bo Lind, who knows Eli Okafor' in told["Look up before a call"]
    assert '"domains":["ardent.example"]' in told["Enrich a CRM"]
    assert told["Tables"].startswith("wanted,account_id,account")
    assert told["Ask again only for what is new"] == "304\n"
    assert '"as_of":"2026-04-15"' in told["As of a day"]


@pytest.mark.slow
def test_every_snippet_of_the_page_works_in_its_order(served: dict[str, str]) -> None:
    snippets = pieces("python")
    script = "\n".join(f"print('##', {heading!r})\n{text}" for heading, text in snippets)
    command = [sys.executable, "-W", "error", "-c", script]
    ended = subprocess.run(command, env=served, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    told = dict(part.split("\n", 1) for part in ended.stdout.split("## ")[1:])
    assert "nordwind.example - ask Bo Lind, who knows Eli Okafor" in told["Look up before a call"]
    assert "Best way in: you know Cy Young" in told["Who is known at an account"]
    assert int(told["Page through people"].split()[0]) > 2
    assert "Cy Young" in told["Fetch what changed"]
    assert told["Ask again only for what is new"] == "304\n"


def test_every_use_has_a_command_and_a_snippet() -> None:
    uses = {heading for heading, _ in pieces("sh")}
    assert uses == {heading for heading, _ in pieces("python")}
    assert len(uses) >= 12


def test_the_page_lists_every_kind_of_problem_and_the_limit() -> None:
    table = PAGE.partition("<!-- problems -->")[2].partition("<!-- end -->")[0]
    listed = set(re.findall(r"^\| (\d+) \| `(.+?)` \|", table, re.MULTILINE))
    assert listed == {
        *((str(status), TYPE + kind) for status, kind in KINDS.items()),
        ("422", f"{TYPE}refused"),
    }
    assert f"{DEFAULT:,} times a minute" in PAGE
