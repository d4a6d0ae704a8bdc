# Needs Python 3.11 or newer and make; everything else comes into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
# Long tests wait for daemons and browsers: one process more than there are cores.
WAITING = $$($(BIN)/python -c 'import os; print(1 + len(os.sched_getaffinity(0)))')
UV_VERSION := $(shell sed -n 's/^uv==\([^ ]*\).*/\1/p' requirements.lock)

# uv does not read pip's settings: hand them on where they are set and uv's own are not.
ifdef PIP_INDEX_URL
export UV_DEFAULT_INDEX ?= $(PIP_INDEX_URL)
endif
ifdef PIP_EXTRA_INDEX_URL
export UV_INDEX ?= $(PIP_EXTRA_INDEX_URL)
endif
ifdef PIP_FIND_LINKS
export UV_FIND_LINKS ?= $(PIP_FIND_LINKS)
endif
ifdef PIP_CERT
export SSL_CERT_FILE ?= $(PIP_CERT)
endif
ifdef PIP_DEFAULT_TIMEOUT
export UV_HTTP_TIMEOUT ?= $(PIP_DEFAULT_TIMEOUT)
endif

.DEFAULT_GOAL := help
.PHONY: help run test test-long check ui bench pictures lock clean

help:  ## what there is to make
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: $(READY)  ## take the shipped exports through every stage and say what was found
	@$(BIN)/survey run

test: $(READY)  ## the tests
	@$(BIN)/python -m pytest

test-long: $(READY)  ## the tests that take minutes
	@$(BIN)/python -m pytest -m long --numprocesses=$(WAITING) --no-loadscope-reorder

check: $(READY)  ## style, types, and what must not stand in the repository
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/python -m pytest -q tests/test_repository.py

ui: $(READY)  ## Dagster's UI on this machine
	@$(BIN)/survey ui

bench: $(READY)  ## time and memory, as ratios within one run
	@$(BIN)/python benchmarks/run.py

pictures: $(READY)  ## the pictures of the README, of the reports and of Dagster; needs chromium
	@$(BIN)/python docs/make_pictures.py
	@$(BIN)/python docs/make_dagster_pictures.py

lock: $(READY)  ## renew requirements.lock from pyproject.toml
	@$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --upgrade --quiet \
	  --generate-hashes --no-emit-index-url --custom-compile-command "make lock" --output-file requirements.lock

clean:  ## remove the environment, caches and everything that can be computed again
	@rm -rf $(VENV) .pytest_cache .ruff_cache .mypy_cache .hypothesis build dist *.egg-info
	@find data/processed -mindepth 1 ! -name .gitkeep -delete
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Compiled here, because not every machine lets Python keep what it compiles: it would do so at each start.
$(READY): requirements.lock pyproject.toml
	@echo "setting up $(VENV) (once) ..."
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check "uv==$(UV_VERSION)"
	@$(BIN)/uv pip sync --quiet --python $(BIN)/python --compile-bytecode --require-hashes requirements.lock \
	  || $(BIN)/python -m pip install --quiet --no-deps --require-hashes -r requirements.lock
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q pipeline assets
	@touch $@
