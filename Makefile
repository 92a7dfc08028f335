# Debian or Ubuntu with Python >= 3.11 (and venv), make and git; nothing else is assumed.
PYTHON ?= python3
DATA ?= data
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check

.PHONY: serve test test-long score pins clean

## Load the samples and serve them on http://127.0.0.1:8000
serve: $(INSTALLED)
	$(BIN)/taizhang load samples --data $(DATA)
	$(BIN)/taizhang serve --data $(DATA)

## Style, types and tests, the golden files and the wheel among them
test: $(INSTALLED)
	$(BIN)/ruff check .
	$(BIN)/mypy --strict
	$(BIN)/pytest -n 2 --dist loadfile

## The longer proofs, and the scores on annotated bulletins where they stand beside the checkout
test-long: $(INSTALLED)
	$(BIN)/pytest -m long

## Only the scores
score: $(INSTALLED)
	$(BIN)/pytest -m long tests/scores

## Pin the newest versions that the dependencies permit
pins:
	$(PYTHON) -m venv --clear build/pins
	build/pins/bin/python -m pip install --quiet '.[dev]'
	build/pins/bin/python -m pip freeze --exclude taizhang > constraints.txt
	rm -rf build/pins

clean:
	rm -rf $(VENV) data build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +

# The build backend is installed first and used without isolation, so that it is pinned like everything else.
$(INSTALLED): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed: make PYTHON=python3.11 …")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) install --constraint constraints.txt hatchling
	$(PIP) install --constraint constraints.txt --no-build-isolation --editable '.[dev]'
	touch $@
