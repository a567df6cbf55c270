# What people do with policystory, one word each. Needs only make and Python 3.11 or newer: each target does its own set-up.

PYTHON ?= python3
# `make learn`: the learner's folder, the port of JupyterLab (empty: policystory finds one), and whether to open a browser.
DIR ?= my-lessons
PORT ?=
BROWSER ?= yes

BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: help learn test lint bench clean

help: ## say what there is
	@grep -E '^[a-z]+:.*## ' Makefile | sed -E 's/^([a-z]+):.*## (.*)/make \1\t\2/'

learn: .venv/learn.stamp ## open the course in JupyterLab; DIR=my-lessons PORT=8888 BROWSER=no
	$(BIN)/policystory learn "$(DIR)" $(if $(PORT),--port "$(PORT)") $(if $(filter no,$(BROWSER)),--no-browser)

# pytest runs once and last, so that its summary line ends the output.
test: lint ## check everything: style, types, tests, lessons, browser
	$(BIN)/python tests/browser/chromium.py
	$(BIN)/python -m tests.widget.typescript
	$(BIN)/pytest

lint: .venv/test.stamp ## check style and types only
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

bench: .venv/bench.stamp ## measure against the budgets
	$(BIN)/python -m tests.bench

clean: ## remove what was made here; never a learner's folder
	rm -rf .venv tests/widget/node_modules dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +

# Stamps are written only when all went well, and are renewed only when pyproject.toml changes. Each waits for the one
# before it, so that `make -j` never runs pip twice in one environment.

.venv/made.stamp:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "policystory needs Python 3.11 or newer: name one with make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv .venv
	@touch $@

.venv/learn.stamp: pyproject.toml .venv/made.stamp
	$(PIP) install -e .
	@touch $@

.venv/test.stamp: .venv/learn.stamp
	$(PIP) install -e '.[test]'
	@touch $@

.venv/bench.stamp: .venv/test.stamp
	$(PIP) install -e '.[test,bench]'
	@touch $@
