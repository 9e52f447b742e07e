#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Prints how right the models that ship with Inkling are: on MNIST's test set, on pens, on bitmaps, on what is no digit.
# Usage: accuracy.sh BIN-FOLDER DATA-FOLDER
set -euo pipefail

bin=${1:?where are the programs?}
data=${2:?where are the data?}
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

for model in "$root"/models/*.json; do
    echo "== $(basename "$model"), $(stat -c %s "$model") bytes"
    "$bin/inkling-cli" evaluate --model "$model" --data mnist:test --data-dir "$data" | head -3
    "$bin/accuracy_bench" "$model" "$data"
done
