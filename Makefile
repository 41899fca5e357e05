# Everything runs in .venv; a fresh clone needs python3 (>= 3.11), make and a C compiler.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: setup demo test browser lint picture requirements clean

setup: .venv/.ready

.venv/.ready: requirements.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(PIP) --require-hashes -r requirements.txt
	$(PIP) --no-deps --no-build-isolation -e .
	$(BIN)/python -m rashomon.language.places.build
	touch $@

demo: setup
	$(BIN)/rashomon demo

test: setup browser
	$(BIN)/python -m pytest

# Debian's Chromium for the tests of the app: installed where that is allowed, else named as missing (those tests are then skipped).
browser:
	@command -v chromium >/dev/null || { command -v apt-get >/dev/null && SUDO=$$([ "$$(id -u)" = 0 ] || echo "sudo -n") && \
	  $$SUDO apt-get update -qq && $$SUDO apt-get install -y -qq --no-install-recommends chromium >/dev/null; } || \
	  echo "Chromium is missing, so the browser tests are skipped. Install it: apt-get install chromium"

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# The pictures of the README, drawn from the bundled example.
picture: setup
	$(BIN)/python -m docs.picture

# Pins with hashes and without addresses; needs uv on the PATH.
requirements:
	uv pip compile pyproject.toml --extra dev --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet -o requirements.txt

clean:
	rm -rf .venv
