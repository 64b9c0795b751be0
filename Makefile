# `make` checks format, builds and tests; the rest are short names for what the README tells.
.PHONY: all restore format build test run ingest ask evaluate verify benchmark app-package up down
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

# AnswerBot__Bot__AppId, AnswerBot__PublicUrl, AnswerBot__TeamsApp__PrivacyUrl and AnswerBot__TeamsApp__TermsOfUseUrl must be set: see docs/teams.md.
app-package:
	$(HOST) app-package --output answerbot-teams.zip

# The bot and a Qdrant server in containers; the key is made once and stays on this machine.
up: qdrant.env
	docker compose up --build --detach --wait

down:
	docker compose down

qdrant.env:
	umask 077; key=$$(od -An -N32 -tx1 /dev/urandom | tr -d ' \n'); printf 'QDRANT__SERVICE__API_KEY=%s\nAnswerBot__Index__Qdrant__ApiKey=%s\n' "$$key" "$$key" > $@
