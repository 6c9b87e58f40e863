#!/usr/bin/env bash
# Checks format, builds with warnings as errors and runs every suite. The last line is 'N passed, N failed'.
# Usage: ops/test.sh [FILTER]   only the tests whose full name contains FILTER
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
# shellcheck source=ops/common.sh
. "$root/ops/common.sh"

begin_suites "${1:-}"
ensure_dotnet
ensure_postgres
ensure_pgbouncer
ensure_chromium
cd "$root/ops"

say "== format"
dotnet tool restore --verbosity quiet >&2
dotnet csharpier check "$root" >&2

say "== build"
dotnet build "$root/Screenalytics.sln" -c Release -v quiet -clp:NoSummary -warnaserror >&2

# Tests that run the program run it as it ships; the copies beside them are not compiled ahead of time.
export INGEST_PROGRAM="$root/src/Screenalytics.Ingest/bin/Release/net10.0/screenalytics-ingest"
run_suite Screenalytics.Ingest.Tests

# They mostly wait: for processes, for a browser, for leases to run out.
run_suite Screenalytics.Ingest.IntegrationTests -maxThreads "$(($(nproc) * 2))"
require_tests
