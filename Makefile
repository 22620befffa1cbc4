# Two commands do everything: `make run` and `make test`. `make help` lists the rest.
PYTHON ?= python3
LOTSEN = .venv/bin/lotsen

.PHONY: help setup run test lint types units model-test bench lock

help:  ## List the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup:  ## Install both environments
	@$(PYTHON) scripts/setup.py

run: setup  ## Install, train if needed, start everything
	@exec $(LOTSEN) run

dev:
	@$(PYTHON) scripts/setup.py --dev

test: dev  ## Linters, type checks and all tests
	@$(MAKE) --no-print-directory lint types model-test units

lint:
	.venv/bin/ruff check bot actions tests scripts
	.venv/bin/ruff format --check bot actions tests scripts

types:
	.venv/bin/mypy

model-test:  # the model first: the whole conversations need it
	.venv/bin/python -m bot train
	.venv/bin/python -m tests.rasa_tests

units:
	.venv/bin/python -m pytest -n 2 --dist loadfile -q

bench: dev  ## Measure against a stock bot (docs/benchmarks.md)
	.venv/bin/python -m tests.bench

lock:  # new lock files from requirements/*.in
	.venv-uv/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header requirements/main.in -o requirements/main.lock
	.venv-uv/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header requirements/dev.in -c requirements/main.lock -o requirements/dev.lock
	.venv-uv/bin/uv pip compile -q --universal --python-version 3.10 --generate-hashes --no-emit-index-url --no-header requirements/rasa.in -o requirements/rasa.lock
	.venv-uv/bin/uv pip compile -q --universal --python-version 3.8 --generate-hashes --no-emit-index-url --no-header requirements/uv.in -o requirements/uv.lock
