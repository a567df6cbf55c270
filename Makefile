# What people do with policystory, one word each. Needs only make and Python 3.11 or newer: each
# target does its own set-up, from the versions and hashes in .ci/lock.

PYTHON ?= python3
# `make learn`: the learner's folder, the port of JupyterLab (empty: policystory finds one), and
# whether to open a browser.
DIR ?= my-lessons
PORT ?=
BROWSER ?= yes
# `make test-dates`: all tests that need no browser, or only those that can see a clock; and the
# dates, such as 2028 or 2028-02-29 (empty: all).
EVERYTHING ?= no
DATES ?=
# `make pictures`: TEACHING.md's pictures go into docs/pictures.
# `make fuzz`: how long each kind of hostile input is tried, and which kinds (empty: all).
FUZZ_SECONDS ?= 60
KINDS ?=
# `make bench`: whether a class of 100,000 is measured too, which takes some minutes; and what is
# measured, of doors, corpora, quizzes, records, grading and widget (empty: all).
LARGE ?= no
PARTS ?=

BIN := .venv/bin
LOCK := .ci/lock
PIP := $(BIN)/python -m pip --disable-pip-version-check install
UV := $(BIN)/uv pip
COMPILE := $(UV) compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --custom-compile-command 'make upgrade'
AGREEING := --constraints $(LOCK)/test.txt

.PHONY: help learn test fuzz test-dates test-newest test-oldest lint bench pictures upgrade clean
# Not even with `make -j`: two runs of pip in one environment disturb each other.
.NOTPARALLEL:

help: ## say what there is
	@grep -E '^[a-z-]+:.*## ' Makefile | sed -E 's/^([a-z-]+):.*## (.*)/make \1\t\2/' | expand -t 20

learn: .venv/learn.stamp ## open the course in JupyterLab; DIR=my-lessons PORT=8888 BROWSER=no
	$(BIN)/policystory learn "$(DIR)" \
		$(if $(PORT),--port "$(PORT)") $(if $(filter no,$(BROWSER)),--no-browser)

# pytest runs once and last, so that its summary line ends the output.
test: lint ## check everything: style, types, tests, lessons, browser
	$(BIN)/python tests/browser/chromium.py
	$(BIN)/python -m tests.widget.typescript
	$(BIN)/pytest

fuzz: .venv/test.stamp ## try hostile inputs of each kind; FUZZ_SECONDS=60 KINDS="record exports"
	$(BIN)/python -m tests.fuzz $(FUZZ_SECONDS) $(KINDS)

test-dates: .venv/dates.stamp ## test on 32 dates in three time zones; EVERYTHING=no DATES=2028
	$(BIN)/python -m tests.dates $(if $(filter yes,$(EVERYTHING)),--everything) $(DATES)

test-newest: RESOLUTION := highest ## test with the newest permitted versions, without a browser
test-oldest: RESOLUTION := lowest-direct ## test with the oldest ones; PYTHON=python3.11

# An environment of its own, made anew each time: not the lock but the ranges are tried.
test-newest test-oldest: test-%: .venv/upgrade.stamp
	$(PYTHON) -m venv --clear .venv-$*
	$(UV) install --python .venv-$* --resolution $(RESOLUTION) --editable '.[test]'
	.venv-$*/bin/python -m tests.widget.typescript
	.venv-$*/bin/pytest --ignore=tests/browser

lint: .venv/test.stamp ## check style and types only
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

bench: .venv/bench.stamp ## measure against the budgets; LARGE=no PARTS="quizzes grading"
	$(BIN)/python -m tests.bench $(if $(filter yes,$(LARGE)),--large) $(PARTS)

# The tests' file is made first and holds the others to its versions, so that they never disagree.
upgrade: .venv/upgrade.stamp ## renew the lock: the newest versions that pyproject.toml permits
	$(COMPILE) pyproject.toml --extra test --output-file $(LOCK)/test.txt
	$(COMPILE) pyproject.toml --group build $(AGREEING) --output-file $(LOCK)/learn.txt
	$(COMPILE) --group bench $(AGREEING) --output-file $(LOCK)/bench.txt
	$(COMPILE) --group dates $(AGREEING) --output-file $(LOCK)/dates.txt
	$(COMPILE) --group upgrade $(AGREEING) --output-file $(LOCK)/upgrade.txt
	git --no-pager diff --stat -- $(LOCK)

pictures: .venv/test.stamp ## take the guide's pictures again, in a real JupyterLab
	$(BIN)/python -m tests.browser.guide_pictures

clean: ## remove what was made here; never a learner's folder
	rm -rf .venv .venv-newest .venv-oldest tests/widget/node_modules dist
	rm -rf .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +

# Stamps are written only when all went well, and are renewed only when the lock or pyproject.toml
# changes. pip says what it does, for a first installation takes minutes.

.venv/made.stamp:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "policystory needs Python 3.11 or newer: name one with make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv .venv
	@touch $@

.venv/learn.stamp: pyproject.toml $(LOCK)/learn.txt .venv/made.stamp
	@echo "Installing JupyterLab and what the course needs, into .venv: about 110 packages."
	$(PIP) --require-hashes --requirement $(LOCK)/learn.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/test.stamp: $(LOCK)/test.txt .venv/learn.stamp
	@echo "Installing what the tests need, into .venv: about 30 packages more."
	$(PIP) --require-hashes --requirement $(LOCK)/test.txt
	@touch $@

.venv/bench.stamp .venv/dates.stamp: .venv/%.stamp: $(LOCK)/%.txt .venv/test.stamp
	$(PIP) --require-hashes --requirement $(LOCK)/$*.txt
	@touch $@

.venv/upgrade.stamp: $(LOCK)/upgrade.txt .venv/made.stamp
	$(PIP) --require-hashes --requirement $(LOCK)/upgrade.txt
	@touch $@
