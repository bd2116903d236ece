#!/usr/bin/env bash
# install-dependencies.sh: installs what building vanban needs and is missing, from Debian 12's own packages. Does
# nothing where all is there. Needs root or sudo only when something is missing.
set -euo pipefail

packages=(
  g++ cmake ninja-build pkg-config                 # the build
  libicu-dev libre2-dev libtomlplusplus-dev        # text and rules
  libboost-program-options-dev rapidjson-dev libsqlite3-dev
  libgtest-dev                                     # the tests
  jq                                               # tools/quickstart.sh shows facts with it
)

if ! command -v apt-get >/dev/null; then
  echo "install-dependencies: no apt-get here; please install what these Debian packages hold: ${packages[*]}" >&2
  exit 0 # the build says what it misses
fi

missing=()
for package in "${packages[@]}"; do
  [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || missing+=("$package")
done
[[ ${#missing[@]} -gt 0 ]] || exit 0

as_root=()
if [[ $(id -u) != 0 ]]; then
  if ! command -v sudo >/dev/null; then
    echo "install-dependencies: neither root nor sudo; please have these installed: ${missing[*]}" >&2
    exit 1
  fi
  as_root=(sudo)
fi
echo "== Installing ${missing[*]}"
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
