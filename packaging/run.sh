#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds Inkling and opens it. Arguments go to the program.
# Usage: run.sh [ARGUMENT...]          the window
#        run.sh --cli [ARGUMENT...]    the command line program
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")

program=inkling
if [ "${1-}" = --cli ]; then
    program=inkling-cli
    shift
fi

# The standard output belongs to the program.
"$here/install-deps.sh" >&2
"$here/build.sh" release inkling inkling-cli >&2
exec "$root/build/release/bin/$program" "$@"
