# Two commands do everything on a fresh machine: `make demo` and `make test`. `make check` is what CI runs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo test check lint types layers wheel pictures bench clean

demo: $(VENV)/.installed
	@$(BIN)/noblame demo

# File by file on two cores: many tests wait for a terminal more than they work.
test: $(VENV)/.ready
	$(BIN)/python -m pytest -n 2 --dist loadfile

check: lint types layers test wheel

lint: $(VENV)/.ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.ready
	$(BIN)/mypy

layers: $(VENV)/.ready
	$(BIN)/lint-imports

# The tests once more, against the wheel built from the sdist, in a folder without the sources.
wheel: $(VENV)/.ready
	$(BIN)/python -m benchmarks.wheel

pictures: $(VENV)/.ready
	$(BIN)/python -m benchmarks.pictures

# As modules: a script's own folder would come first, and benchmarks/typing.py for the standard library's.
bench: $(VENV)/.ready
	$(BIN)/python -m benchmarks.startup
	$(BIN)/python -m benchmarks.typing
	$(BIN)/python -m benchmarks.language
	$(BIN)/python -m benchmarks.saving
	$(BIN)/python -m benchmarks.idle
	$(BIN)/python -m benchmarks.kill

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "noblame needs Python 3.11 or newer, and $(PYTHON) is older: make PYTHON=python3.12")'
	@echo "making $(VENV), once"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml
	@$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.ready: $(VENV)/bin/python pyproject.toml
	@$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@ $(VENV)/.installed

clean:
	rm -rf $(VENV) build dist src/*.egg-info
