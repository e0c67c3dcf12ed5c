#!/usr/bin/env bash
# Installs what Tuiyan needs to be built, run and tested on Debian 12. Run as root, or as a user with sudo.
# Does nothing when everything is there already. 在 Debian 12 上安装编译、运行和测试所需的软件包；已齐备则不做任何事。
set -euo pipefail

packages=(
  # build 编译
  g++ cmake ninja-build ccache
  libsimgrid-dev
  libboost-dev              # Boost.Math: intervals of studies; tests measure our own functions against it
  libfmt-dev libcli11-dev nlohmann-json3-dev libhowardhinnant-date-dev libkainjow-mustache-dev
  libcsv-dev                # tables of calls
  libsqlitecpp-dev libsqlite3-dev nettle-dev libzstd-dev libzip-dev  # the archive
  tzdata                    # the time zones that scenarios name
  # reports 报告
  gnuplot-nox pandoc librsvg2-bin fontconfig fonts-wqy-zenhei
  # tests and benchmarks 测试
  doctest-dev librapidcheck-dev libbenchmark-dev libvalijson-dev
)

fail() {
  printf 'install-dependencies: %s\n' "$*" >&2
  exit 1
}

command -v dpkg-query >/dev/null 2>&1 && command -v apt-get >/dev/null 2>&1 ||
  fail "this script is for Debian 12; elsewhere install the equivalents of: ${packages[*]}"

missing=()
for package in "${packages[@]}"; do
  state=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)
  [ "$state" = installed ] || missing+=("$package")
done
if [ ${#missing[@]} -eq 0 ]; then
  echo "install-dependencies: everything is there"
  exit 0
fi

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null 2>&1 || fail "not root and no sudo; ask your administrator to install: ${missing[*]}"
  as_root=(sudo)
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT
# Quiet while it works; the whole output when it does not. Waits for another apt that holds the lock.
apt() {
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 "$@" \
    >>"$log" 2>&1 </dev/null
}

echo "install-dependencies: installing ${missing[*]}"
# A stale package list fails at the first package; a mirror that cannot be reached is told as such.
apt update || { cat "$log" >&2; fail "apt-get update failed: is a Debian mirror reachable?"; }
apt install --no-install-recommends "${missing[@]}" || { cat "$log" >&2; fail "apt-get install failed, see above"; }
echo "install-dependencies: done"
