#!/usr/bin/env bash
# Takes the pictures of the console that README.md shows, anew: of a worker in front of a sandbox, in Chromium.
# Usage: ops/screenshots.sh [FOLDER]   default: ops/screenshots
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
# shellcheck source=ops/common.sh
. "$root/ops/common.sh"

ensure_dotnet
ensure_postgres
ensure_chromium
project=Screenalytics.Ingest.IntegrationTests
dotnet build "$root/tests/$project" -c Release -v quiet -clp:NoSummary -warnaserror >&2
export INGEST_PROGRAM="$root/src/Screenalytics.Ingest/bin/Release/net10.0/screenalytics-ingest"
"$root/tests/$project/bin/Release/net10.0/$project" take-pictures "${1:-$root/ops/screenshots}"
