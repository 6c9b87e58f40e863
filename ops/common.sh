# shellcheck shell=bash
# What run.sh and test.sh share; sourced, never run.

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
  if ! { as_root apt-get update && as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y --no-install-recommends "$@"; } >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    die "could not install $*"
  fi
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

ensure_dotnet() {
  command -v dotnet >/dev/null 2>&1 \
    || die "the .NET 10 SDK is not installed: get it from your system's packages (dotnet-sdk-10.0) or from Microsoft, and put 'dotnet' on PATH"
  dotnet --list-sdks | grep -q '^10\.' \
    || die "the .NET 10 SDK is missing; 'dotnet --list-sdks' names: $(dotnet --list-sdks | tr '\n' ' ')"
  export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
}
