#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds a preset of CMakePresets.json below build/, telling little unless something fails.
# Usage: build.sh PRESET [TARGET...]    without targets, everything
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
preset=${1:?which preset?}
shift
cd "$root"

log=$(mktemp)
trap 'rm -f "$log"' EXIT

# Runs a step, and shows what it said only when it failed.
quietly() {
    if ! "$@" >"$log" 2>&1; then
        cat "$log" >&2
        echo "Failed: $*" >&2
        exit 1
    fi
}

# Ninja configures again by itself when a CMake file changed. An interrupted or moved build folder starts afresh.
home=$(sed -n 's/^CMAKE_HOME_DIRECTORY:INTERNAL=//p' "build/$preset/CMakeCache.txt" 2>/dev/null || true)
if [ "$home" != "$root" ] || [ ! -f "build/$preset/build.ninja" ] \
    || [ CMakePresets.json -nt "build/$preset/build.ninja" ]; then
    echo "Configuring $preset" >&2
    fresh=()
    [ -z "$home" ] || [ "$home" = "$root" ] || fresh=(--fresh)
    quietly cmake --preset "$preset" "${fresh[@]}"
fi

targets=()
[ $# -eq 0 ] || targets=(--target "$@")
if [ -t 2 ]; then
    # A person watches: let Ninja's one line count the steps.
    cmake --build --preset "$preset" "${targets[@]}" >&2
else
    echo "Building $preset" >&2
    quietly cmake --build --preset "$preset" "${targets[@]}"
fi
