# Dateline's own tasks; `make help` lists them.
PREFIX ?= /usr/local
PACKAGES = libxml2-dev libuchardet-dev zlib1g-dev libssl-dev pkg-config
SWIFT ?= swift
BINARY = .build/release/dateline

.DEFAULT_GOAL := help
.PHONY: help setup build run test lint format golden bench install uninstall clean

help: ## List the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 12

setup: ## Install the system libraries that are missing (Debian, Ubuntu)
	@command -v $(SWIFT) >/dev/null || { echo "Dateline needs the Swift toolchain 6.3 or later: https://www.swift.org/install"; exit 1; }
	@missing=""; for p in $(PACKAGES); do \
	  dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$p"; \
	done; \
	if [ -n "$$missing" ]; then \
	  echo "Installing$$missing (libraries that Dateline is built with)"; \
	  sudo=""; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  $$sudo apt-get update -qq && $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $$missing >/dev/null || \
	  { echo "Could not install$$missing; install them by hand and try again"; exit 1; }; \
	fi

build: setup ## Build the release
	$(SWIFT) build -c release --product dateline

run: build ## Turn the pages in Corpus into records in Output
	$(BINARY) run Corpus -o Output

test: setup ## Run all tests
	$(SWIFT) test --parallel

lint: setup ## Check the format of all Swift files
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Plugins Sources
	$(SWIFT) format lint --strict --recursive --parallel --configuration Tests/.swift-format Tests

format: ## Format all Swift files
	$(SWIFT) format --in-place --recursive --parallel Package.swift Plugins Sources
	$(SWIFT) format --in-place --recursive --parallel --configuration Tests/.swift-format Tests

golden: run ## Check that Output is what this version makes of Corpus
	@git status --porcelain -- Output | { ! grep .; } || { echo "Output has changed: look at 'git diff Output' and commit it"; exit 1; }

bench: setup ## Measure the speed of the stages (PAGES="FOLDER …" for other pages than Corpus)
	$(SWIFT) run -c release --package-path Benchmarks dateline-bench $(PAGES)

install: build ## Install the command below PREFIX (/usr/local)
	install -d $(DESTDIR)$(PREFIX)/bin
	install -m 755 $(BINARY) $(DESTDIR)$(PREFIX)/bin/dateline

uninstall: ## Remove the installed command
	rm -f $(DESTDIR)$(PREFIX)/bin/dateline

clean: ## Remove what was built
	rm -rf .build Benchmarks/.build
