# Everything a developer or a clerk needs, one line each. Needs only make and Python 3.11+ (PYTHON=python3.12 picks another).
PYTHON ?= python3
BIN := .venv/bin
LOCK = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header $(if $(UPGRADE),--upgrade)
.DEFAULT_GOAL := help
.PHONY: help setup run test test-nightly lint format accuracy printing bench examples dist lock clean

help:            ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:[^#]*##/\t/' | expand -t 16

setup: .venv/.dev ## make .venv with the locked packages and Jiheng itself; does nothing when nothing changed
	@:

.venv/.dev: requirements-dev.lock requirements-uv.lock pyproject.toml scripts/setup.py
	@echo "Setting up .venv from $< ..." && $(PYTHON) scripts/setup.py $< && touch $@

.venv/.bench: requirements-bench.lock .venv/.dev
	@echo "Adding the packages of $< ..." && $(PYTHON) scripts/setup.py $< && touch $@

run: setup       ## audit the example reports and show the findings
	$(BIN)/jiheng audit examples/reports/*.txt --fail-on never

test: setup      ## run all tests, the lint gates among them (ARGS="-k quantity" narrows)
	$(BIN)/python -m pytest -n 2 $(ARGS)

test-nightly: setup ## run all tests, the long ones and thousands of random cases among them
	$(BIN)/python -m pytest -n 2 -m "" --hypothesis-profile=nightly $(ARGS)

lint: setup      ## check style, format, types and the import contracts
	$(BIN)/ruff check && $(BIN)/ruff format --check && $(BIN)/mypy && $(BIN)/lint-imports

format: setup    ## mend what ruff can mend by itself
	$(BIN)/ruff check --fix && $(BIN)/ruff format

accuracy: setup  ## measure recall and false alarms per kind of check (N=1000 for more cases)
	$(BIN)/python -m benchmarks.accuracy $(if $(N),--cases $(N))

printing: setup  ## print generated reports in many styles and compare what is read (docs/printing.md; needs Chromium and LibreOffice)
	$(BIN)/python -m benchmarks.printing $(ARGS)

bench: .venv/.bench ## measure speed and memory beside the obvious alternatives (docs/benchmarks.md)
	$(BIN)/python -m benchmarks.performance

examples: setup  ## compose every example unit into build/examples and audit it; audit the example reports
	$(BIN)/python scripts/examples.py
	$(BIN)/jiheng audit examples/reports --format html -o build/examples/reports --fail-on never

lock: setup      ## make the lock files anew after a change of pyproject.toml (UPGRADE=1 for newer versions)
	$(LOCK) pyproject.toml -o requirements.lock
	$(LOCK) pyproject.toml --extra dev -c requirements.lock -o requirements-dev.lock
	$(LOCK) pyproject.toml --extra bench -c requirements-dev.lock -o requirements-bench.lock
	echo uv | $(LOCK) - -o requirements-uv.lock

dist: setup      ## build the wheel and fetch what it needs into dist/, for machines without internet
	$(BIN)/hatchling build -t wheel -d dist && $(BIN)/python -m pip download -qq --require-hashes -r requirements.lock -d dist $(ARGS)

clean:           ## remove everything that the commands above made
	rm -rf .venv build dist .coverage htmlcov .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
