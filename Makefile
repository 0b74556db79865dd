# Dateline's own tasks; `make help` lists them.
PREFIX ?= /usr/local
PACKAGES = libxml2-dev libuchardet-dev zlib1g-dev libssl-dev libsqlite3-dev pkg-config
SWIFT ?= swift
BINARY = .build/release/dateline

.DEFAULT_GOAL := help
.PHONY: help setup build dateline run test lint format golden bench fuzz install uninstall clean

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

build: dateline ## Build the release
	$(SWIFT) build -c release --product dateline-fetch

dateline: setup
	$(SWIFT) build -c release --product dateline

run: dateline ## Turn the pages in Corpus into records in Output
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

bench: dateline ## Measure speed and memory (PAGES="FOLDER …" for other pages than Corpus)
	$(SWIFT) build -c release --package-path Benchmarks --product dateline-bench
	Benchmarks/.build/release/dateline-bench $(PAGES)
	Benchmarks/.build/release/dateline-bench --memory
	Benchmarks/.build/release/dateline-bench --start $(BINARY)

# The compiler of the embedded data is instrumented too, and keeps what it allocates.
fuzz: export ASAN_OPTIONS ?= detect_leaks=0
fuzz: export SWIFT_BACKTRACE = enable=no
fuzz: setup ## Feed broken pages to the parser and all stages for a while (SECONDS=600)
	$(SWIFT) build -c release --package-path Benchmarks --scratch-path Benchmarks/.build/fuzz \
	  --product dateline-fuzz -Xswiftc -sanitize=fuzzer,address -Xswiftc -use-ld=lld
	mkdir -p Benchmarks/.build/fuzz/inputs Benchmarks/.build/fuzz/findings
	Benchmarks/.build/fuzz/release/dateline-fuzz -max_total_time=$(or $(SECONDS),600) \
	  -max_len=32768 -timeout=20 -rss_limit_mb=2048 \
	  -artifact_prefix=Benchmarks/.build/fuzz/findings/ Benchmarks/.build/fuzz/inputs $(wildcard Corpus/*)

install: build ## Install the command below PREFIX (/usr/local)
	install -d $(DESTDIR)$(PREFIX)/bin
	install -m 755 $(BINARY) $(BINARY)-fetch $(DESTDIR)$(PREFIX)/bin

uninstall: ## Remove the installed command
	rm -f $(DESTDIR)$(PREFIX)/bin/dateline $(DESTDIR)$(PREFIX)/bin/dateline-fetch

clean: ## Remove what was built
	rm -rf .build Benchmarks/.build
