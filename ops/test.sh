#!/usr/bin/env bash
# Checks format, builds with warnings as errors and runs every suite. The last line is 'N passed, N failed'.
# Usage: ops/test.sh [FILTER]   only the tests whose full name contains FILTER
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
# shellcheck source=ops/common.sh
. "$root/ops/common.sh"

filter="${1:-}"
passed=0
failed=0
skipped=0
results="$(mktemp -d)"

# Whatever ends the script, the last line is the sum; what stopped it early counts as a failure.
finish() {
  local status=$?
  rm -rf "$results"
  if [ "$status" -ne 0 ] && [ "$failed" -eq 0 ]; then
    failed=1
  fi
  if [ "$failed" -gt 0 ] && [ "$status" -eq 0 ]; then
    status=1
  fi
  if [ "$skipped" -gt 0 ]; then
    printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
  else
    printf '%d passed, %d failed\n' "$passed" "$failed"
  fi
  exit "$status"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# Reads a number off the first <assembly> element of a suite's result.
attribute() {
  local value
  value="$(sed -n -E '/<assembly /{s/.*<assembly [^>]*[[:space:]]'"$2"'="([0-9]+)".*/\1/p;q}' "$1")"
  printf '%s' "${value:-0}"
}

run_suite() {
  local name="$1" result="$results/$1.xml" status=0 arguments
  arguments=(-noLogo -noColor -xml "$result")
  if [ -n "$filter" ]; then
    arguments+=(-method "*$filter*")
  fi
  say
  say "== $name"
  "$root/tests/$name/bin/Release/net10.0/$name" "${arguments[@]}" || status=$?
  if [ ! -s "$result" ]; then
    say "$name ended with exit code $status and without a result"
    failed=$((failed + 1))
    return
  fi
  local broken
  broken=$(($(attribute "$result" failed) + $(attribute "$result" errors)))
  passed=$((passed + $(attribute "$result" passed)))
  failed=$((failed + broken))
  skipped=$((skipped + $(attribute "$result" skipped)))
  if [ "$status" -ne 0 ] && [ "$broken" -eq 0 ]; then
    say "$name ended with exit code $status"
    failed=$((failed + 1))
  fi
}

ensure_dotnet
ensure_postgres
ensure_pgbouncer
cd "$root/ops"

say "== format"
dotnet tool restore --verbosity quiet >&2
dotnet csharpier check "$root" >&2

say "== build"
dotnet build "$root/Screenalytics.sln" -c Release -v quiet -clp:NoSummary -warnaserror >&2

# Tests that run the program run it as it ships; the copies beside them are not compiled ahead of time.
export INGEST_PROGRAM="$root/src/Screenalytics.Ingest/bin/Release/net10.0/screenalytics-ingest"
run_suite Screenalytics.Ingest.Tests
run_suite Screenalytics.Ingest.IntegrationTests
if [ "$((passed + failed))" -eq 0 ]; then
  say "no test ran: none has '$filter' in its name"
  exit 1
fi
