#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds Inkling and runs every test, on a virtual display when there is none.
# Usage: test.sh [--preset NAME] [CTEST-ARGUMENT...]    the preset is "release" unless said otherwise
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")

preset=release
if [ "${1-}" = --preset ]; then
    preset=${2:?--preset wants a name}
    shift 2
fi

"$here/install-deps.sh" --tests
"$here/build.sh" "$preset"

display=()
if [ -z "${DISPLAY-}" ]; then
    display=(xvfb-run -a -s "-screen 0 1600x1000x24")
fi
cd "$root"
echo "Testing $preset"
exec "${display[@]}" ctest --preset "$preset" "$@"
