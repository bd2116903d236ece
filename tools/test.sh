#!/usr/bin/env bash
# test.sh [PRESET [CMAKE_OPTION...]]: installs what is missing, builds everything and runs all tests. PRESET is release
# (the default), debug, asan (address and undefined-behaviour sanitizers) or tsan. Can be run again; builds only what
# has changed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

preset=${1:-release}
echo "== vanban: installing what is missing, building ($preset), running all tests"
tools/install-dependencies.sh
cmake --preset "$preset" "${@:2}" >/dev/null
cmake --build --preset "$preset"
ctest --preset "$preset"
