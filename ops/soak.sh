#!/usr/bin/env bash
# Kills, pauses and cuts off runs, workers and their PostgreSQL at length: the long forms of suites that ops/test.sh runs
# briefly. Takes long; nothing else should run on the machine. The last line is 'N passed, N failed'.
# Usage: ops/soak.sh [FILTER]   only the tests whose full name contains FILTER
# SOAK_SEED=N has a former run's random decisions again; SOAK_ROUNDS=N plays so many rounds of each.
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
# shellcheck source=ops/common.sh
. "$root/ops/common.sh"

begin_suites "${1:-}"
ensure_dotnet
ensure_postgres

say "== build"
dotnet build "$root/tests/Screenalytics.Ingest.IntegrationTests" -c Release -v quiet -clp:NoSummary -warnaserror >&2

export INGEST_PROGRAM="$root/src/Screenalytics.Ingest/bin/Release/net10.0/screenalytics-ingest"
export SOAK="${SOAK:-1}"
run_suite Screenalytics.Ingest.IntegrationTests -showLiveOutput -namespace Screenalytics.Ingest.IntegrationTests.Cluster
run_suite Screenalytics.Ingest.IntegrationTests -showLiveOutput -class '*GateInterruptionTests'
require_tests
