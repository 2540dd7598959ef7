# Each target makes what it needs. `make help` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# What is imported is compiled once, by whoever imports it first; most of what is installed never is.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help run test suite check fuzz bench demo docs clean

help: ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | sort

run: $(VENV)/run.stamp ## open the app with the demo registry
	$(BIN)/transfers demo --if-empty
	$(BIN)/streamlit run app.py

test: $(VENV)/dev.stamp ## everything: layers, types, style, tests, a real browser
	$(BIN)/python tests/browser/chromium.py
	$(MAKE) --no-print-directory -j 2 suite check

suite: $(VENV)/dev.stamp ## the tests alone
	$(BIN)/pytest -n 2 --dist loadgroup

check: $(VENV)/dev.stamp ## layers, types and style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy

fuzz: $(VENV)/dev.stamp ## 10,000 broken lists, each refused in words or taken in whole; takes hours
	$(BIN)/python -m tests.intake.fuzzing 10000

bench: $(VENV)/dev.stamp ## speed as ratios, in one run
	$(BIN)/python -m bench

demo: $(VENV)/run.stamp ## fill an empty registry with the demo
	$(BIN)/transfers demo

docs: $(VENV)/run.stamp ## reference pages from code
	$(BIN)/python -m docs.build

clean: ## remove the environment and caches; never the registry
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache src/*.egg-info

$(VENV)/python.stamp:
	$(PYTHON) -m venv $(VENV)
	touch $@

$(VENV)/run.stamp: $(VENV)/python.stamp requirements.txt pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --no-deps --editable .
	touch $@

$(VENV)/dev.stamp: $(VENV)/run.stamp requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile -r requirements-dev.txt
	touch $@
