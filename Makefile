# `make` checks format, builds and tests; the rest are short names for what the README tells.
.PHONY: all restore format build test run ingest ask evaluate verify benchmark
HOST = dotnet run --project src/AnswerBot.Host --

all: format build test

restore:
	dotnet restore

format: restore
	dotnet format --verify-no-changes --no-restore

build: restore
	dotnet build --no-restore

test:
	dotnet test

run:
	$(HOST)

ingest:
	$(HOST) ingest

ask:
	$(HOST) ask "$(q)"

evaluate:
	$(HOST) evaluate

verify:
	$(HOST) verify

benchmark:
	dotnet run -c Release --project benchmarks/AnswerBot.Benchmarks -- --filter '*'
