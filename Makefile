# 依法 yifa: every recipe first makes its own environment. `make help` prints them.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SERVE ?= 1
PORT ?= 8000
T ?= tests
export YIFA_HOME ?= $(CURDIR)/var

.DEFAULT_GOAL := help
.PHONY: help setup demo run test ci lint types contracts docs manual bench bench-read bench-demo clean

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sort | awk -F':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

# --no-compile: Python compiles what it imports when it first does; compiling all of it is half of the install's work
$(VENV)/.installed: pyproject.toml constraints.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/pip install -q --no-compile --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/.tested: $(VENV)/.installed
	@$(BIN)/pip install -q --disable-pip-version-check -c constraints.txt -e '.[test,lint,docs]'
	@touch $@

$(VENV)/.fetched: $(VENV)/.installed package.json package-lock.json
	@$(BIN)/yifa setup --fetch-only
	@touch $@

setup: $(VENV)/.fetched ## the environment, pinned, and the front-end packages

demo: $(VENV)/.fetched ## five real places with synthetic records, their reports, then http://127.0.0.1:8000 (SERVE=0: stop after the table)
	@$(BIN)/yifa demo $(if $(filter 0,$(SERVE)),--no-serve,--port $(PORT))

run: $(VENV)/.fetched ## serve the store of YIFA_HOME (default ./var)
	@$(BIN)/yifa serve --port $(PORT)

test: $(VENV)/.tested $(VENV)/.fetched ## everything the tests need, then all of them (T=tests/path for some; REQUIRE_ALL=1: nothing may be skipped)
	@bash scripts/test-components.sh
	@if [ "$(REQUIRE_ALL)" = 1 ]; then $(BIN)/pip install -q --disable-pip-version-check -c constraints.txt -e '.[cluster]'; fi
	@$(BIN)/pytest $(T) -q -n 2 --dist loadscope --no-loadscope-reorder --durations=25

lint: $(VENV)/.tested ## ruff
	@$(BIN)/ruff check src tests && $(BIN)/ruff format --check src tests

types: $(VENV)/.tested ## mypy
	@$(BIN)/mypy src/yifa

contracts: $(VENV)/.tested ## who may import whom
	@$(BIN)/lint-imports

docs: $(VENV)/.tested ## the handbook, compiled from the declarations
	@$(BIN)/yifa handbook build/handbook

ci: lint types contracts docs test ## exactly what CI runs

manual: $(VENV)/.tested $(VENV)/.fetched ## the pictures of docs/manual, taken from a demo store of their own
	@$(BIN)/python scripts/manual-pictures.py

bench: $(VENV)/.tested $(VENV)/.fetched ## speed and memory, as ratios measured side by side
	@$(BIN)/yifa bench --json

bench-read: $(VENV)/.installed ## how well reports of others are read and checked, against ../shared/gold
	@$(BIN)/yifa bench-read

bench-demo: $(VENV)/.installed ## the figures of the demo's reports (make demo first) against those marked by hand in ../shared/gold
	@$(BIN)/yifa bench-demo

clean: ## remove what was built (the store in ./var stays)
	@rm -rf build $(VENV)/.installed $(VENV)/.tested $(VENV)/.fetched
