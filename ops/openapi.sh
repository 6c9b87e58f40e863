#!/usr/bin/env bash
# Writes src/Screenalytics.Ingest/Api/openapi.json anew, from the API as it is.
set -euo pipefail
root="$(cd "$(dirname "$0")/.." && pwd)"
. "$root/ops/common.sh"
ensure_dotnet
export INGEST_WRITE_OPENAPI=1
dotnet run --project "$root/tests/Screenalytics.Ingest.Tests" -- -method "*The_document_that_is_served*" -noLogo
