#!/usr/bin/env bash
# quickstart.sh [PATH...]: installs what is missing, builds the program and shows the facts that it finds in corpus/ (or
# in the documents named). Can be run again; builds only what has changed.
set -euo pipefail
here=$(pwd)
cd "$(dirname "${BASH_SOURCE[0]}")/.."

echo "== vanban: installing what is missing, building the program, extracting facts"
tools/install-dependencies.sh
cmake --preset release >/dev/null
cmake --build --preset release --target vanban
program=$PWD/build/release/vanban
show=$PWD/tools/show-facts.jq

if [[ $# -gt 0 ]]; then
  cd "$here"
else
  set -- corpus
fi
"$program" extract "$@" | jq -r -f "$show"
echo
echo "== Each of these facts with all its fields, and where it stands in the text:"
echo "   $program extract --format json FILE"
