# One command each: demo, test, check, quality, bench. Nothing but Python 3.11 and make is needed beforehand.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo test check format quality bench docs clean

demo: $(STAMP)
	$(BIN)/dateline brief examples/kunduz-2021 || test $$? -eq 1

test: $(STAMP)
	$(BIN)/python -m pytest -n 2

check: $(STAMP)
	$(BIN)/ruff format --check src tests bench docs hatch_build.py
	$(BIN)/ruff check src tests bench docs hatch_build.py
	$(BIN)/mypy
	$(BIN)/python -m dateline.outputs.schema --check
	$(BIN)/python docs/reference.py --check
	$(BIN)/python -m pytest -n 2

format: $(STAMP)
	$(BIN)/ruff format src tests bench docs hatch_build.py
	$(BIN)/ruff check --fix src tests bench docs hatch_build.py

quality: $(STAMP)
	$(BIN)/python -m bench.quality

bench: $(STAMP)
	$(BIN)/python -m bench.speed
	$(BIN)/python -m bench.scale --plot scale.svg
	$(BIN)/python -m bench.memory

docs: $(STAMP)
	$(BIN)/python -m dateline.outputs.schema
	$(BIN)/python docs/reference.py

$(STAMP): pyproject.toml hatch_build.py
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "dateline needs Python 3.11 or newer: make PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable ".[html]" --group dev
	touch $(STAMP)

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache src/dateline/gazetteer/places.sqlite
