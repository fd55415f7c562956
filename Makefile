# careerkit: `make run` opens the app, `make test` checks it, `make help` says the rest.

PYTHON ?= python3
VENV := .venv
IN_VENV := $(VENV)/bin/python
NODE_READY := node_modules/.installed
# Three at a time: a journey mostly waits. A file's tests share a server, so they stay together; the
# files come in the tests' own order, not in that of how many tests they have.
PYTEST := $(IN_VENV) -m pytest -n 3 --dist loadfile --no-loadscope-reorder
# What the ways are tried with, besides Chromium: each program, and the package of Debian's that has it.
WAYS_PROGRAMS := nginx=nginx-light haproxy=haproxy openssl=openssl Xvfb=xvfb \
  firefox-esr=firefox-esr WebKitWebDriver=webkit2gtk-driver chromedriver=chromium-driver

# Install this package with an extra: $(call installed,app). uv does in seconds what takes pip a minute. It
# reads none of pip's settings: where pip has an index of its own, and where uv gets no packages, pip does it.
installed = case "$$($(IN_VENV) -m pip config list)" in *.index-url=*|*.no-index=*) false;; esac \
  && $(IN_VENV) -m pip install --quiet --only-binary :all: 'uv>=0.13,<0.14' 2>/dev/null \
  && $(VENV)/bin/uv pip install --quiet --python $(IN_VENV) --editable '.[$(1)]' \
  || $(IN_VENV) -m pip install --quiet --editable '.[$(1)]'

export PIP_DISABLE_PIP_VERSION_CHECK := 1
# What is compiled is kept, also where a shell wants none of it: the tests start hundreds of Pythons.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help run install install-test install-ways ways-programs test scripts lint types unit browser stress ways bench chromium node clean

help: ## say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' Makefile
	@echo "Variables: PORT and HOST for run, PYTHON for another Python, CHROMIUM for another browser, SHOTS=1 for pictures."

run: install ## start the app and print its address: http://127.0.0.1:8866/
	@exec $(IN_VENV) -m careerkit serve $(if $(PORT),--port "$(PORT)") $(if $(HOST),--host "$(HOST)")

# What one processor does alone has something beside it: pip the scripts, the unit tests mypy.
test: ## check all that a change may break (about ten minutes on two cores)
	@$(MAKE) --no-print-directory --jobs=2 install-test scripts
	@$(MAKE) --no-print-directory --jobs=2 lint types unit
	@$(MAKE) --no-print-directory browser

scripts: $(NODE_READY) ## the scripts: style, JSDoc's types, and the tests of what draws nothing
	npm run --silent lint
	npm run --silent types
	npm run --silent test

lint: install-test ## style, and which room may look at which
	$(IN_VENV) -m ruff check .
	$(IN_VENV) -m ruff format --check .
	$(VENV)/bin/lint-imports --no-cache

types: install-test ## mypy, strict
	$(IN_VENV) -m mypy

unit: install-test ## the tests that need no browser
	$(PYTEST) --ignore tests/browser --ignore tests/ways -m 'not stress' --durations 10

browser: install-test chromium ## journeys in a real Chromium
	$(PYTEST) tests/browser -m 'not stress' --durations 10

stress: install-test chromium ## servers that are killed, full, attacked or late, slow lines, years of answers
	$(PYTEST) tests --ignore tests/ways -m stress --durations 10

ways: install-ways $(NODE_READY) chromium ways-programs ## every way of launching, through real servers and other browsers
	$(IN_VENV) -m pytest tests/ways -n 2 --dist loadfile --durations 10

bench: install-test chromium ## measure what has to be quick or accurate
	@for file in benchmarks/*.py; do \
	  echo "== $$file"; $(IN_VENV) "$$file" || exit 1; \
	done

clean: ## remove what was built, the virtual environment too; never what a person wrote
	rm -rf $(VENV) node_modules dist build screenshots .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find careerkit tests benchmarks examples scripts -name __pycache__ -type d -prune -exec rm -rf {} +

install: $(VENV)/.installed
install-test: $(VENV)/.installed-test
install-ways: $(VENV)/.installed-ways

# A stamp of what is installed: that is done again only when pyproject.toml has changed since.
$(VENV)/.installed: pyproject.toml | $(VENV)/.made
	@echo "Installing careerkit. The first time, this takes about a minute."
	@$(call installed,app) || { \
	  echo "careerkit could not be installed; what went wrong stands above. This needs the internet, once."; \
	  echo "Look at your connection, and type the same again."; \
	  exit 1; }
	@touch $@

$(VENV)/.installed-test: pyproject.toml | $(VENV)/.made
	@$(call installed,test)
	@touch $@ $(VENV)/.installed

$(VENV)/.installed-ways: pyproject.toml | $(VENV)/.made
	@$(call installed,ways)
	@touch $@ $(VENV)/.installed-test $(VENV)/.installed

$(VENV)/.made:
	@command -v "$(PYTHON)" >/dev/null || { \
	  echo "careerkit needs Python 3.11 or newer, and there is no $(PYTHON) here."; \
	  echo "Install it from https://www.python.org/downloads/, or say where it is: make PYTHON=/path/to/python3"; \
	  exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "careerkit needs Python 3.11 or newer; $(PYTHON) is older."; \
	  echo "If a newer one is installed too, name it: make PYTHON=python3.12"; \
	  exit 1; }
	@test -x $(IN_VENV) && $(IN_VENV) -m pip --version >/dev/null 2>&1 || "$(PYTHON)" -m venv --clear $(VENV) || { \
	  echo "Python can't make a virtual environment. On Debian and Ubuntu: apt install python3-venv"; \
	  exit 1; }
	@touch $@

# What checks the scripts. Nothing of it is needed to run careerkit.
$(NODE_READY): package.json | node
	npm install --silent
	@touch $@

node:
	@if command -v node && command -v npm; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends nodejs npm; \
	else \
	  echo "The checks of the scripts need Node.js 18.18 or newer with npm: https://nodejs.org/"; \
	  exit 1; \
	fi >&2

chromium:
	@if [ -n "$$CHROMIUM" ]; then test -x "$$CHROMIUM" || { echo "There is no browser at CHROMIUM=$$CHROMIUM"; exit 1; }; \
	elif command -v chromium-headless-shell || command -v chrome-headless-shell || command -v chromium \
	  || command -v chromium-browser || command -v google-chrome || command -v google-chrome-stable; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  export DEBIAN_FRONTEND=noninteractive; apt-get update -q \
	  && { apt-get install -y -q --no-install-recommends chromium-headless-shell \
	  || apt-get install -y -q --no-install-recommends chromium; }; \
	else \
	  echo "The browser tests need Chromium or Chrome. Install one, or say where it is:"; \
	  echo "  make test CHROMIUM=/path/to/chromium"; \
	  exit 1; \
	fi >&2

# Where this may install nothing, the tests that need them are skipped, and named at the end.
ways-programs:
	@export PATH="$$PATH:/usr/sbin:/usr/local/sbin"; missing=; \
	for need in $(WAYS_PROGRAMS); do \
	  command -v "$${need%%=*}" >/dev/null || missing="$$missing $${need#*=}"; \
	done; \
	if [ -z "$$missing" ]; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  export DEBIAN_FRONTEND=noninteractive; apt-get update -q \
	  && apt-get install -y -q --no-install-recommends $$missing; \
	else \
	  echo "Not installed here, and so not tried:$$missing"; \
	fi >&2
