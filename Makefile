# The whole interface: make demo · test · check · app · eval · bench (and make train, lock, docs for maintainers).
# Each sets up what it needs from a clean clone; a second run finds everything in place.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo app test check eval bench train lock docs browser clean

demo: $(READY)
	@$(BIN)/rung review examples/bullets.md

app: $(READY)
	@$(BIN)/rung app

test: $(READY) browser
	@$(BIN)/python -m pytest

check: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/basedpyright
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q tests/unit/test_house_rules.py

eval: $(READY)
	@$(BIN)/rung eval

bench: $(READY)
	@$(BIN)/python -m benchmarks

# Trains, calibrates and exports the embedded model anew (about an hour on two cores; torch as a CPU build).
train: $(READY)
	@test -x .venv-train/bin/python || $(PYTHON) -m venv .venv-train
	@.venv-train/bin/python -m pip install -q "torch>=2.13,<2.15" safetensors onnx onnxruntime tokenizers numpy pydantic pyyaml markdown-it-py
	@PYTHONPATH=src .venv-train/bin/python -m rung.training

# Writes what is generated: the JSON schemas and the command reference.
docs: $(READY)
	@$(BIN)/python -m rung.cli.reference

# Pins every dependency with hashes; the file names no address.
lock:
	@$(PYTHON) -m pip install -q uv 2>/dev/null || true
	uv pip compile pyproject.toml --group dev --universal --generate-hashes --no-header -q -o requirements.lock

$(READY): requirements.lock pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -c 'import sys; sys.exit(f"Rung needs Python 3.11 or later; this is {sys.version.split()[0]}. Try: make PYTHON=python3.11") if sys.version_info < (3, 11) else 0'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Setting up .venv (once)…"
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

# A Chromium for the browser tests: the system's, or apt's when root, or Playwright's own.
browser: $(READY)
	@bash tests/browser/install-chromium $(BIN)

clean:
	rm -rf $(VENV) .venv-train .pytest_cache .ruff_cache .hypothesis artifacts dist build
