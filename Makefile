# Paired Learning. `make run` and `make test` are all there is to know; `make help` lists the rest.
#
# What is built, in this order:
#   style/assets/behaviour.js   nhsuk-frontend's behaviour in one module (esbuild; not committed)
#   target/site                 CSS, WASM, JavaScript and assets, each also as .br and .gz (cargo-leptos)
#   target/release/…            the server, with target/site inside it
# cargo-leptos copies style/assets into the root of target/site and keeps target/site/pkg for itself, so the
# module is served beside the favicon and not below /pkg.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules --no-print-directory

# The tools that `make setup` adds are found before any other version of them.
export PAIRED_LEARNING_TOOLS ?= $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/paired-learning/tools
export PATH := $(CURDIR)/style/node_modules/.bin:$(PAIRED_LEARNING_TOOLS)/bin:$(HOME)/.cargo/bin:$(PATH)

STYLE_PACKAGES := style/node_modules/.installed
E2E_PACKAGES := end2end/node_modules/.installed
BEHAVIOUR := style/assets/behaviour.js
FRONTEND := target/frontend.stamp
BINARY := target/release/paired-learning

# The compiler tells which Rust files the browser's part was made of: pages are none of it, and may change freely.
RUST_SOURCES := $(wildcard $(shell sed 's/^[^:]*: //' target/front/wasm32-unknown-unknown/wasm-release/hydrate.d 2>/dev/null))
FRONTEND_SOURCES := $(or $(RUST_SOURCES),$(shell find app/src app/domain app/hydrate -type f)) \
	$(wildcard Cargo.* app/Cargo.toml app/domain/Cargo.toml app/hydrate/Cargo.toml .cargo/config.toml) \
	rust-toolchain.toml $(wildcard style/*.scss) style/assets/favicon.svg

.PHONY: help run test check dev bench build frontend setup tools end2end clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z0-9]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: build ## build what changed and serve the demo at http://127.0.0.1:3000
	@exec $(BINARY) serve --demo

test: ## everything: format, lints, all tests on both databases, a real browser
	@bash .ci/test

check: tools ## the quick part of the tests: format, lints, unit tests
	@bash .ci/checks
	@cargo fmt --all --check
	@cargo clippy --workspace --all-targets -- -D warnings
	@cargo test --workspace --lib --bins --quiet

# The development build takes the place of the release's in target/site.
dev: tools $(BEHAVIOUR) ## serve the demo, build again and reload on every save
	@rm -f $(FRONTEND)
	@exec cargo leptos watch -- serve --demo

bench: build ## what the design gives a budget: bytes, start, memory, requests, algorithms
	@bash .ci/bench $(BINARY)

build: frontend ## the release: one file, target/release/paired-learning
	@cargo build --release --package server

frontend: tools $(FRONTEND) ## the browser's part, target/site

setup: tools $(STYLE_PACKAGES) $(E2E_PACKAGES) ## install what is missing to build and to test

end2end: $(E2E_PACKAGES) ## only the browser tests, on the server that cargo test built
	@bash .ci/end2end

tools:
	@bash .ci/setup

clean: ## forget everything that was built
	@rm -rf target style/node_modules end2end/node_modules $(BEHAVIOUR) style/assets/images

$(FRONTEND): $(FRONTEND_SOURCES) $(BEHAVIOUR)
	@rm -f $@
	@cargo leptos build --frontend-only --release --precompress
	@touch $@

$(BEHAVIOUR): style/behaviour.js style/draft.js $(STYLE_PACKAGES)
	@cd style && esbuild behaviour.js --bundle --minify --format=esm --target=es2020 --legal-comments=none \
		--log-level=warning --outfile=assets/behaviour.js
	@mkdir -p style/assets/images
	@cp style/node_modules/nhsuk-frontend/dist/nhsuk/assets/images/nhsuk-icon-{arrow-up,arrow-down,arrow-up-down,cross}.svg \
		style/assets/images
	@touch $@

$(STYLE_PACKAGES): style/package-lock.json
	@echo 'Installing the packages of style/'
	@cd style && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

$(E2E_PACKAGES): end2end/package-lock.json
	@echo 'Installing the packages of end2end/'
	@cd end2end && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --no-audit --no-fund --loglevel=error
	@touch $@
