# Each verb sets up .venv first if need be. Take another Python with PYTHON=python3.12,
# pass further arguments with ARGS='...'.
.PHONY: help site lab test test-fast lint notebooks set-up
BIN := .venv/bin

help:  ## say what there is
	@sed -n 's/^\([a-z-]*\):.*## /\1	/p' Makefile | expand -t 12

site: set-up  ## build the course into site/; then open site/index.html
	@$(BIN)/ketamine-explainer build $(ARGS)

lab: set-up  ## open JupyterLab on the notebooks
	@$(BIN)/ketamine-explainer lab $(ARGS)

notebooks: set-up  ## run the notebooks and store their outputs afresh
	@$(BIN)/ketamine-explainer notebooks $(ARGS)

test: set-up  ## run all tests, also in a browser, and the notebooks against their stored outputs
	@$(BIN)/python -m pytest tests -n 2 --dist worksteal $(ARGS)

test-fast: set-up  ## run the tests that need neither a browser nor the site
	@$(BIN)/python -m pytest tests -n 2 --dist worksteal -m "not browser and not slow" $(ARGS)

lint: set-up  ## check style, types, also of scripts, and the direction of imports
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tools.scripts

set-up:
	@sh tools/setup.sh
