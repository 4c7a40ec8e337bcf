# `make run` serves the dashboard on a desk, `make serve` in production, `make test` runs all checks. Each installs what it needs.
PYTHON ?= python3
UV_VERSION := 0.13.9
UV := $(shell command -v uv 2>/dev/null || echo .tools/bin/uv)
PY := .venv/bin/python
COMPILE := $(UV) pip compile -q --universal --generate-hashes --no-emit-index-url --no-header
export UV_PYTHON_DOWNLOADS := never
# Trust what the system trusts: many organisations have a certificate of their own.
export UV_SYSTEM_CERTS := 1

.PHONY: run serve test lint browser lighthouse bench load nginx container build fetch lock upgrade sbom audit clean

run: .venv/run .static/ready
	@$(PY) app.py

# As it runs in production, behind a proxy: docs/operations.md.
serve: .venv/run .static/ready
	@exec $(PY) -m gunicorn -c python:delivery.production

# The journeys measure what a person sees in time, so they run alone; status 5 says that ARGS chose none of a part.
test: .venv/test .static/ready lint browser nginx
	@$(PY) -m pytest --ignore=tests/browser -n auto --dist=loadfile $(ARGS) || [ $$? = 5 ]
	@$(PY) -m pytest tests/browser $(ARGS) || [ $$? = 5 ]

lint: .venv/test
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy
	@.venv/bin/lint-imports
	@$(PY) -m tests.supply licences

# Lighthouse's accessibility score of every page; needs Node.js.
lighthouse: .venv/test browser
	@$(PY) tests/lighthouse.py

# Measures the dashboard beside two reference pages and at three sizes. ARGS=--quick for less, ARGS=--record to keep it.
bench: .venv/test browser
	@$(PY) -m tests.bench.bench $(ARGS)

# People who click through the main job, in production as here: ARGS="--people 200 --minutes 5", --record to keep it.
load: .load/ready .static/ready nginx
	@.load/bin/python -m tests.load.load $(ARGS)

# Proves the Dockerfile where no engine runs (Linux, root): does its steps, runs what they make, and stops it.
container: .venv/test
	@$(PY) -m tests.container

# Makes data/tables from data/source.
build: .venv/run
	@$(PY) -m data build

# Fetches what npm has: the part of plotly.js that the charts need, and the typeface; for where that failed at the installation.
fetch: .venv/run
	@$(PY) -m delivery fetch

# Writes the lock files from pyproject.toml: `make lock` keeps the versions that they have where those still fit,
# `make upgrade` takes the newest that fit, or only of one package: ARGS="-P NAME". docs/dependencies.md says what to look at.
lock upgrade: $(UV)
	$(COMPILE) $(NEWER) pyproject.toml -o requirements.txt
	$(COMPILE) $(NEWER) pyproject.toml --group test -c requirements.txt -o requirements-test.txt
	$(COMPILE) $(NEWER) pyproject.toml --group load -c requirements.txt -o requirements-load.txt
upgrade: NEWER = $(or $(ARGS),--upgrade)

# The bill of materials of what is installed for running, as CycloneDX.
sbom: .venv/test
	@$(PY) -m tests.supply bill sbom.cdx.json

# Known weaknesses in what is installed for running; needs the internet. ARGS are for pip-audit.
audit: .venv/test
	@$(PY) -m tests.supply audit $(ARGS)

.venv/run: requirements.txt delivery/packages.py | .venv/bin/python
	@if [ ! -e .venv/test ]; then $(UV) pip sync -q --python $(PY) requirements.txt; else $(UV) pip sync -q --python $(PY) requirements-test.txt; fi
	@$(PY) -m delivery fetch
	@touch $@ .static/ready

.venv/test: requirements-test.txt delivery/packages.py | .venv/bin/python
	@$(UV) pip sync -q --python $(PY) requirements-test.txt
	@$(PY) -m delivery fetch
	@touch $@ .venv/run .static/ready

.load/ready: requirements-load.txt | .venv/bin/python
	@[ -e .load/bin/python ] || $(UV) venv -q --python $(PY) .load
	@$(UV) pip sync -q --python .load/bin/python requirements-load.txt
	@touch $@

# Compresses scripts and styles that were changed after the installation.
.static/ready: $(wildcard assets/* delivery/*) | .venv/run
	@$(PY) -m delivery
	@touch $@

.venv/bin/python: | $(UV)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: set PYTHON to one, as in 'make run PYTHON=python3.12'" >&2; exit 1; }
	@$(UV) venv -q --python "$$($(PYTHON) -c 'import sys; print(sys.executable)')" .venv

.tools/bin/uv:
	@$(PYTHON) -m venv .tools || { echo "Python's venv module is missing: install your distribution's package python3-venv" >&2; exit 1; }
	@.tools/bin/pip install -q --disable-pip-version-check uv==$(UV_VERSION)

# The journeys need Chromium: taken from the distribution where none is found and this user may install.
browser:
	@command -v chromium chromium-browser google-chrome >/dev/null 2>&1 || \
	{ [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; } || \
	{ echo "Chromium is missing: install your distribution's package chromium (Debian: apt-get install chromium)" >&2; exit 1; }

# What is tested behind nginx is skipped without it. Taken from the distribution where that starts no service: in a container.
nginx:
	@PATH="$$PATH:/usr/sbin" && command -v nginx >/dev/null 2>&1 || \
	{ [ "$$(id -u)" = 0 ] && [ ! -d /run/systemd/system ] && command -v apt-get >/dev/null && apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq nginx-light >/dev/null; } || \
	echo "nginx is missing, and what needs it is skipped: install your distribution's package nginx (Debian: apt-get install nginx-light)" >&2

clean:
	rm -rf .venv .load .tools .static .bench .pytest_cache .mypy_cache .ruff_cache .import_linter_cache test-results
