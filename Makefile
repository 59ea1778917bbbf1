PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export DJANGO_SETTINGS_MODULE ?= endreprisals.settings.public
.DEFAULT_GOAL := help
.PHONY: help setup setup-dev system run test check bench bundles messages requirements clean

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 16

setup: $(VENV)/.installed ## what running needs: a virtual environment with pinned packages

$(VENV)/.installed: requirements.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python tools/install_package.py
	@touch $@

setup-dev: $(VENV)/.installed-dev ## what testing needs: more packages, Chromium, PostgreSQL, LibreOffice, Node, fonts

$(VENV)/.installed-dev: $(VENV)/.installed requirements-dev.txt package-lock.json tools/system_packages.sh
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	sh tools/system_packages.sh
	@if command -v npm >/dev/null; then npm ci --ignore-scripts --silent; else echo "no npm: scripts of pages cannot be built again here"; fi
	@touch $@

run: setup ## start the public door on 127.0.0.1:8000 and the desk on 127.0.0.1:8001 with the shipped data
	$(BIN)/endreprisals serve

test: setup-dev ## the whole suite on SQLite, then on PostgreSQL where there is one
	sh tools/run_tests.sh

check: setup-dev ## format, lint, types, imports, migrations, translations, words, then the tests
	sh tools/run_checks.sh
	sh tools/run_tests.sh

bench: setup-dev ## every measurement beside its peer or limit; writes bench/results.json
	$(BIN)/python -m bench

bundles: setup-dev ## put the scripts of the handbook's pages into one file each again
	$(BIN)/python tools/bundles.py

messages: setup-dev ## collect texts for translators and compile the catalogues
	$(BIN)/python tools/messages.py

requirements: setup-dev ## pin every package by hash again, from pyproject.toml
	$(BIN)/uv pip compile --quiet pyproject.toml --generate-hashes --no-emit-index-url --no-header --python-version 3.11 -o requirements.txt
	$(BIN)/uv pip compile --quiet pyproject.toml --extra dev --generate-hashes --no-emit-index-url --no-header --python-version 3.11 -o requirements-dev.txt
	$(BIN)/python tools/bundles.py --lock

clean: ## remove what was built; the data set is loaded again by the next run
	rm -rf var build node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage*
