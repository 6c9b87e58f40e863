# shellcheck shell=bash
# What the scripts beside it share; sourced, never run.

say() { printf '%s\n' "$*" >&2; }

die() {
  say "error: $*"
  exit 1
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null 2>&1; then
    sudo "$@"
  else
    die "this needs root: install sudo, or run as root: $*"
  fi
}

# Installs Debian packages, quietly unless that fails.
apt_install() {
  command -v apt-get >/dev/null 2>&1 \
    || die "please install by hand what corresponds to Debian's: $* (there is no apt-get on this system)"
  say "installing $* ..."
  local log
  log="$(mktemp)"
  if ! { { [ -n "${apt_lists_are_new:-}" ] || as_root apt-get update; } && as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y --no-install-recommends "$@"; } >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    die "could not install $*"
  fi
  apt_lists_are_new=yes
  rm -f "$log"
}

# Debian keeps the server's programs out of PATH.
have_postgres_server() {
  command -v initdb >/dev/null 2>&1 || compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null
}

ensure_postgres() { have_postgres_server || apt_install postgresql; }

ensure_pgbouncer() {
  [ -x /usr/sbin/pgbouncer ] || command -v pgbouncer >/dev/null 2>&1 || apt_install pgbouncer
}

# CHROMIUM names one that is kept elsewhere.
ensure_chromium() {
  if [ -n "${CHROMIUM:-}" ]; then
    [ -x "$CHROMIUM" ] || die "CHROMIUM is '$CHROMIUM', which is no program: name Chromium's, or unset it"
    return
  fi
  command -v chromium >/dev/null 2>&1 || apt_install chromium
  CHROMIUM="$(command -v chromium)"
  export CHROMIUM
}

ensure_dotnet() {
  command -v dotnet >/dev/null 2>&1 \
    || die "the .NET 10 SDK is not installed: get it from your system's packages (dotnet-sdk-10.0) or from Microsoft, and put 'dotnet' on PATH"
  dotnet --list-sdks | grep -q '^10\.' \
    || die "the .NET 10 SDK is missing; 'dotnet --list-sdks' names: $(dotnet --list-sdks | tr '\n' ' ')"
  export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
}

# Begins a script that runs suites, or only tests whose full name contains $1: whatever ends it, its last line is the
# sum, and what stopped it early counts as a failure.
begin_suites() {
  filter="$1"
  passed=0
  failed=0
  skipped=0
  results="$(mktemp -d)"
  trap finish_suites EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
}

finish_suites() {
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

# Reads a number off the first <assembly> element of a suite's result.
attribute() {
  local value
  value="$(sed -n -E '/<assembly /{s/.*<assembly [^>]*[[:space:]]'"$2"'="([0-9]+)".*/\1/p;q}' "$1")"
  printf '%s' "${value:-0}"
}

# Runs a suite that is built; further arguments go to its runner. A test that takes minutes is named while it runs, and
# a suite that does not end within suite_minutes (30 unless set) is ended.
run_suite() {
  local name="$1" result="$results/$1.xml" status=0 minutes="${suite_minutes:-30}" arguments
  shift
  arguments=(-noLogo -noColor -longRunning 180 -xml "$result" "$@")
  if [ -n "$filter" ]; then
    arguments+=(-method "*$filter*")
  fi
  say
  say "== $name"
  # shellcheck disable=SC2154
  timeout --foreground --kill-after=30s "${minutes}m" \
    "$root/tests/$name/bin/Release/net10.0/$name" "${arguments[@]}" || status=$?
  if [ "$status" -eq 124 ] || [ "$status" -eq 137 ]; then
    say "$name did not end within $minutes minutes and was ended; what was running is named above"
    failed=$((failed + 1))
    return
  fi
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

require_tests() {
  if [ "$((passed + failed))" -eq 0 ]; then
    say "no test ran: none has '$filter' in its name"
    exit 1
  fi
}
