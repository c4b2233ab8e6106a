# What scripts/demo, scripts/test and .ci/run share. Sourced by bash.
# shellcheck shell=bash disable=SC2034

set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# "package" or "package=command": a command that is there already needs no package.
build_packages=(
  g++ cmake ninja-build=ninja pkg-config=pkg-config ca-certificates tzdata
  libfmt-dev libhowardhinnant-date-dev nlohmann-json3-dev libtomlplusplus-dev libutf8proc-dev libical-dev
)
test_packages=(
  doctest-dev libvalijson-dev python3=python3 python3-icalendar python3-tz khal=khal nodejs=node npm=npm mandoc=mandoc
  vdirsyncer=vdirsyncer radicale=radicale calcurse=calcurse
  evolution-data-server gir1.2-ecal-2.0 python3-gi dbus=dbus-run-session dbus-daemon=dbus-daemon
  slurmctld slurmd slurm-client parallel
)
ci_packages=(valgrind=valgrind lld=ld.lld clang=clang++ libclang-rt-dev clang-format=clang-format shellcheck=shellcheck)

say() { printf '\n== %s\n' "$*" >&2; }

die() {
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  exit 1
}

is_installed() {
  dpkg-query -W -f '${db:Status-Status}\n' "$1" 2>/dev/null | grep -qx installed
}

# Installs what is missing of the given packages, and says so; does nothing when all is there.
need_packages() {
  local entry missing=()
  for entry in "$@"; do
    if [[ $entry == *=* ]] && command -v "${entry#*=}" >/dev/null; then continue; fi
    is_installed "${entry%%=*}" || missing+=("${entry%%=*}")
  done
  [[ ${#missing[@]} -eq 0 ]] && return 0
  command -v apt-get >/dev/null || die "this needs Debian's apt-get, or these packages by hand: ${missing[*]}"
  local as_root=()
  if [[ $(id -u) -ne 0 ]]; then
    command -v sudo >/dev/null || die "run as root, or install sudo; missing packages: ${missing[*]}"
    as_root=(sudo)
  fi
  say "Installing with apt-get: ${missing[*]}"
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq update
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "${missing[@]}" >/dev/null
}

# The JavaScript calendar readers of tests/interop, exactly as its lock file names them, into build/npm.
need_npm_packages() {
  local folder=$root/build/npm
  if cmp -s "$root/tests/interop/package-lock.json" "$folder/installed.json"; then return 0; fi
  say "Installing with npm: what tests/interop/package-lock.json names"
  mkdir -p "$folder"
  cp "$root/tests/interop/package.json" "$root/tests/interop/package-lock.json" "$folder/"
  (cd "$folder" && npm ci --loglevel=error --no-audit --no-fund --ignore-scripts >&2)
  cp "$root/tests/interop/package-lock.json" "$folder/installed.json"
}

# configure_and_build PRESET [CMake arguments]: into build/PRESET.
configure_and_build() {
  local preset=$1
  shift
  if command -v ccache >/dev/null; then
    export CMAKE_C_COMPILER_LAUNCHER=ccache CMAKE_CXX_COMPILER_LAUNCHER=ccache
  fi
  say "Building build/$preset"
  cd "$root"
  mkdir -p "build/$preset"
  local log=build/$preset/build.log
  cmake --preset "$preset" -Wno-dev "$@" >"$log" 2>&1 || { cat "$log" >&2; exit 1; }
  cmake --build --preset "$preset" >>"$log" 2>&1 || { grep -v '^\[' "$log" | tail -100 >&2; exit 1; }
}
