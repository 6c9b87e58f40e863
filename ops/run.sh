#!/usr/bin/env bash
# Installs what is missing, builds, starts the sandbox (a local TRR-Backend with a fictional cast), and syncs a season
# of it into a private PostgreSQL. Then runs a worker with its console beside the sandbox until Ctrl-C.
# Usage: ops/run.sh [--once]   --once: end after the first sync; the exit code tells whether all went well
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
# shellcheck source=ops/common.sh
. "$root/ops/common.sh"

once=false
case "${1:-}" in
  "") ;;
  --once) once=true ;;
  -h | --help)
    sed -n '2,4s/^# //p' "${BASH_SOURCE[0]}"
    exit 0
    ;;
  *)
    say "error: '$1' is not understood; usage: ops/run.sh [--once]"
    exit 2
    ;;
esac

season=9d9b6d97-4fc3-8985-a621-e7ee847ad79f
episode=8913bcc3-8045-850f-ae89-b6c2663f39ca
unseeded=e6d1d821-e4ce-8ff9-a72f-f1e670d833d7
port="${TRR_SANDBOX_PORT:-8710}"
built="$root/artifacts/run"
cli="$built/ingest/screenalytics-ingest"
work="$(mktemp -d)"
sandbox=""
worker=""
worker_port="${INGEST_DEMO_PORT:-5080}"

# The sandbox's PostgreSQL is the demo's too, apart from the program's own data: it may be thrown away at any time.
default_data() {
  if [ "$(id -u)" -eq 0 ]; then
    printf '/var/lib/screenalytics-ingest'
  else
    printf '%s/screenalytics-ingest' "${XDG_DATA_HOME:-$HOME/.local/share}"
  fi
}
data="${SCREENALYTICS_DATA_DIR:-$(default_data)-demo}"

finish() {
  local status=$?
  trap - EXIT INT TERM
  local started
  for started in "$worker" "$sandbox"; do
    if [ -n "$started" ] && kill "$started" 2>/dev/null; then
      wait "$started" 2>/dev/null || true
    fi
  done
  rm -rf "$work"
  exit "$status"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

publish() {
  local arguments=("$root/$1" -c Release -o "$built/$2" -v quiet --nologo)

  # Compiled ahead it starts in a third of the time; where the compiler can't be had, it only starts slower.
  if ! dotnet publish "${arguments[@]}" >"$work/publish.log" 2>&1 \
    && ! dotnet publish "${arguments[@]}" -p:PublishReadyToRun=false >>"$work/publish.log" 2>&1; then
    cat "$work/publish.log" >&2
    die "could not build $1"
  fi
}

# A port that is taken is left to who has it; the portraits' URLs then differ from the last run's.
port_is_free() { ! (: <"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

start_sandbox() {
  if ! port_is_free "$port"; then
    say "port $port is taken; the sandbox takes another one, so that its photos look new to the face bank"
    port=0
  fi
  : >"$work/sandbox.log"
  "$built/sandbox/trr-sandbox" --port "$port" --data-dir "$data" --env-file "$work/env" >"$work/sandbox.log" 2>&1 &
  sandbox=$!
  local waited=0
  until grep -q '^listening on ' "$work/sandbox.log"; do
    if ! kill -0 "$sandbox" 2>/dev/null || [ "$waited" -ge 1200 ]; then
      cat "$work/sandbox.log" >&2
      die "the sandbox did not start"
    fi
    sleep 0.1
    waited=$((waited + 1))
  done
  # shellcheck source=/dev/null
  . "$work/env"
}

# What the console has to show beside runs: schedules, and the sandbox's portraits.
console_settings() {
  export CONSOLE_IMAGE_HOSTS="$TRR_API_URL"
  export Schedules__0__Name=nightly Schedules__0__Cron='0 30 4 * * ?' Schedules__0__TimeZone=Europe/Berlin \
    Schedules__0__Target__SeasonId="$season"
  export Schedules__1__Name=guests Schedules__1__Cron='0 0 12 ? * MON-FRI' Schedules__1__DryRun=true \
    Schedules__1__Target__EpisodeId="$episode" Schedules__1__Target__CreditCategory=Guest
}

# The worker tells where it listens, and when it is ready, in its log.
start_worker() {
  if ! port_is_free "$worker_port"; then
    say "port $worker_port is taken; the worker takes another one"
    worker_port=0
  fi
  SCREENALYTICS_ADMIN_SECRET="$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')"
  export SCREENALYTICS_ADMIN_SECRET
  printf "export SCREENALYTICS_ADMIN_SECRET='%s'\n" "$SCREENALYTICS_ADMIN_SECRET" >>"$work/env"
  console_settings
  : >"$work/worker.log"
  "$cli" run --Api:Listen="http://127.0.0.1:$worker_port" >"$work/worker.log" 2>&1 &
  worker=$!
  local waited=0
  until grep -q 'ready for work' "$work/worker.log"; do
    if ! kill -0 "$worker" 2>/dev/null || [ "$waited" -ge 600 ]; then
      cat "$work/worker.log" >&2
      die "the worker did not become ready"
    fi
    sleep 0.1
    waited=$((waited + 1))
  done
  worker_url="$(sed -n -E 's/.*Listening on (http:[^ ]*[0-9])\.?$/\1/p' "$work/worker.log")"
}

# What no variable of the caller's may change: the demo reads and writes nothing but its own.
clean_environment() {
  unset SCREENALYTICS_ADMIN_SECRET Api__AdminSecret Api__Listen DB_URL Database__Url Database__Mode Trr__ApiUrl \
   Trr__ServiceToken Trr__Auth Trr__InternalAdminSharedSecret Log__Level Log__Files SCREENALYTICS_WEBHOOK_URL \
   TRR_DB_URL TRR_APP_URL TRR_APP_ADMIN_TOKEN TRR_APP_USER_TOKEN SCREENALYTICS_GATE_KEY SUPABASE_JWT_SECRET \
   ADMIN_EMAIL_ALLOWLIST CONSOLE_IMAGE_HOSTS
  local name
  for name in "${!Schedules__@}" "${!Console__@}"; do
    unset "$name"
  done
  export SCREENALYTICS_DATA_DIR="$data" DOTNET_ENVIRONMENT=Production
}

show_rows() {
  local socket
  command -v psql >/dev/null 2>&1 || return 0
  socket="$(sed -n 's/^Database *screenalytics on \(.*\):5432$/\1/p' "$work/report")"
  [ -n "$socket" ] || return 0
  say
  say "== some of the rows in screenalytics.face_bank_images"
  PGPASSWORD="$(cat "$data/postgres/password")" psql -X -q -P pager=off -h "$socket" -U screenalytics -d screenalytics -c \
    'select person_id, s3_original_key, is_seed, approved from screenalytics.face_bank_images order by created_at, person_id, s3_original_key limit 6'
}

next_steps() {
  cat <<TEXT

What to do next, in another terminal:

  . $work/env
  export SCREENALYTICS_DATA_DIR=$data PATH=$built/ingest:\$PATH
  screenalytics-ingest sync --episode $episode --dry-run
  screenalytics-ingest sync --season $season --output ndjson
  screenalytics-ingest logs fallback
  screenalytics-ingest doctor
  screenalytics-ingest gate run --environment demo
  screenalytics-ingest seeds list --person $unseeded
  screenalytics-ingest config show

and of the worker, which listens on $worker_url (log: $work/worker.log):

  curl $worker_url/health/ready
  curl -X POST -H "X-Screenalytics-Admin-Secret: \$SCREENALYTICS_ADMIN_SECRET" \\
    -H 'Content-Type: application/json' -d '{"episode_id":"$episode"}' $worker_url/jobs/sync_cast_from_trr
  screenalytics-ingest trigger --season $season --server $worker_url
  screenalytics-ingest runs list

The sandbox serves $TRR_API_URL, and the worker goes on, until Ctrl-C here.

The console:  $worker_url/console

  Sign in as the operator (watches, triggers, pauses) with the admin secret, or as an admin (flags seeds too) with a
  user's token of TRR. These print the one and the other:

  (. $work/env; echo "\$SCREENALYTICS_ADMIN_SECRET")
  (. $work/env; echo "\$TRR_APP_ADMIN_TOKEN")
TEXT
}

ensure_dotnet
ensure_postgres
say "== build"
publish ops/sandbox sandbox
publish src/Screenalytics.Ingest ingest

say "== sandbox"
clean_environment
start_sandbox
say "TRR-Backend's stand-in serves $TRR_API_URL, with a fictional cast"

cd "$work"
say
say "== first sync: screenalytics-ingest sync --season $season"
"$cli" sync --season "$season" | tee "$work/report"
show_rows
say
say "== the same again: what is there already is not imported twice"
"$cli" sync --season "$season" | grep -E '^(Status|People|Images|Calls)'
say
say "== why did somebody fall back: screenalytics-ingest runs explain --person $unseeded --limit 1"
"$cli" runs explain --person "$unseeded" --limit 1
say
say "== was every fallback allowed: screenalytics-ingest logs verify"
"$cli" logs verify

if [ "$once" = true ]; then
  say
  say "Done. Without --once the sandbox and a worker go on running, to try more."
  exit 0
fi
say
say "== worker: screenalytics-ingest run"
start_worker
next_steps
trap 'exit 0' INT TERM
wait -n "$sandbox" "$worker"
