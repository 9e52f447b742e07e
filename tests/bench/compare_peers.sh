#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Trains the standard networks with Inkling and with a peer, in turns, and prints the ratios of their samples a second.
# Usage: compare_peers.sh INKLING-CLI DATA-DIR PEER...
#   PEER  a command that takes --data DIR/mnist --hidden 512-256 --batch N --epochs N --threads N and prints one JSON
#         object with "samples_per_s" and "test_error_percent"
# Each program's figure is its best of all rounds (ROUNDS, by default 3), the peer's also of its numbers of threads.
set -euo pipefail

cli=${1:?the path of inkling-cli}
data=${2:?the data folder}
shift 2
[ $# -gt 0 ] || { echo "compare_peers.sh: name the command of the peer" >&2; exit 2; }
rounds=${ROUNDS:-3}
epochs=3

# network of ours, hidden layers, minibatch
networks=(
    "784-10/128::128"
    "784-128-10/32:128:32"
    "784-128-10/128:128:128"
    "784-800-10/128:800:128"
    "784-512-256-10/128:512-256:128"
)

# Prints the value under key $1 of the JSON on stdin.
value() {
    sed -n "s/.*\"$1\"[: ]*\([0-9.eE+-]*\).*/\1/p" | head -n 1
}

# Prints the larger of two numbers.
larger() {
    awk -v a="$1" -v b="$2" 'BEGIN { print (a > b) ? a : b }'
}

printf '%-20s %8s %12s %12s %7s %9s %9s\n' network threads inkling peer ratio "inkling %" "peer %"
for entry in "${networks[@]}"; do
    IFS=: read -r network hidden batch <<<"$entry"
    for threads in 1 2; do
        ours=0 theirs=0
        for ((round = 0; round < rounds; ++round)); do
            result=$("$cli" bench --json --only "$network" --threads "$threads" --epochs "$epochs" --data-dir "$data")
            ours=$(larger "$ours" "$(value samples_per_s <<<"$result")")
            our_error=$(value test_error_percent <<<"$result")
            # With one thread against one; with two against the best that the peer makes of two cores, in its own loops
            # and in its matrix products.
            for peer_threads in $(seq 1 "$threads"); do
                for blas_threads in $(seq 1 "$threads"); do
                    result=$(OPENBLAS_NUM_THREADS=$blas_threads "$@" --data "$data/mnist" --hidden "$hidden" \
                        --batch "$batch" --epochs "$epochs" --threads "$peer_threads")
                    theirs=$(larger "$theirs" "$(value samples_per_s <<<"$result")")
                    their_error=$(value test_error_percent <<<"$result")
                done
            done
        done
        printf '%-20s %8s %12.0f %12.0f %7.2f %9.2f %9.2f\n' "$network" "$threads" "$ours" "$theirs" \
            "$(awk -v a="$ours" -v b="$theirs" 'BEGIN { print a / b }')" "$our_error" "$their_error"
    done
done
