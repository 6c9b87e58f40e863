#!/usr/bin/env bash
# Measures the program against a sandbox: people/s, requests/s, CPU and peak memory for casts of growing size, beside a
# bare loop over HttpClient that sends the same requests. Nothing else should run on the machine meanwhile.
# Usage: ops/bench.sh [ROUNDS [PEOPLE ...]]   default: 5 rounds of 1000, 10000 and 100000 people
#        ops/bench.sh cluster [ROUNDS [PEOPLE]]   one worker against two at a split cast on a backend that takes 50 ms
#        ops/bench.sh console [ROUNDS [PEOPLE]]   first byte of the console's pages beside a run of 100000 people and of one
#        ops/bench.sh logs [ROUNDS [MEGABYTES]]   how fast 'logs fallback' reads a log, plain and packed
#        ops/bench.sh log [ROUNDS [PEOPLE]]       the CPU of a sync with log files and without them
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
# shellcheck source=ops/common.sh
. "$root/ops/common.sh"

ensure_dotnet
ensure_postgres
project=Screenalytics.Ingest.Benchmarks
dotnet build "$root/tests/$project" -c Release -v quiet -clp:NoSummary -warnaserror >&2
export INGEST_PROGRAM="$root/src/Screenalytics.Ingest/bin/Release/net10.0/screenalytics-ingest"
case "${1:-}" in
  cluster | console | log | logs) ;;
  *) set -- sync "$@" ;;
esac
exec "$root/tests/$project/bin/Release/net10.0/$project" "$@"
