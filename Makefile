# Everything is done in .venv; `make setup` builds it and the other targets call it.
PYTHON ?= $(shell for p in python3.12 python3.11 python3.13 python3 python; do $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
DATA ?=
DEMO_ARGS ?=
TEST_ARGS ?= -n auto --dist worksteal

.PHONY: setup demo test test-all check lint bench neo4j neo4j-stop lock clean
setup: .venv/.ready

.venv/.ready: requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "relgraph needs Python 3.11 or newer: install it, or say make PYTHON=/path/to/python" >&2; exit 2; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: setup
	$(BIN)/relgraph --home .demo demo $(DEMO_ARGS)

test: setup
	$(BIN)/python -m pytest $(TEST_ARGS) -m "not slow and not browser"

test-all: setup
	$(BIN)/python -m pytest $(TEST_ARGS)

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint test

bench: setup
	@$(BIN)/python -m bench.run --data "$(DATA)"

bench-%: setup
	@$(BIN)/python -m bench.run $* --data "$(DATA)"

# A disposable server on loopback for tests; its address is the last line. Needs Java 17 and Maven.
neo4j:
	@.ci/neo4j start

neo4j-stop:
	@.ci/neo4j stop

lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-emit-find-links --no-annotate --group dev pyproject.toml -o requirements.lock

clean:
	rm -rf .venv .demo dist
