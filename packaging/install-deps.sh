#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what Inkling needs on Debian and Ubuntu, and nothing that is there already.
# Usage: install-deps.sh [--tests] [--checks]
#   --tests   also what the tests need (a virtual display)
#   --checks  also what the formatting and code checks need
set -euo pipefail

# A line a package; where releases differ in the name, the names that will do, apart by "|".
build_packages=(
    g++
    cmake
    ninja-build
    qt6-base-dev
    "qt6-svg-dev|libqt6svg6-dev"
    "qt6-charts-dev|libqt6charts6-dev"
    libqt6opengl6-dev # Qt Charts asks for it but does not bring it
    libgl-dev
    libeigen3-dev
    nlohmann-json3-dev
    zlib1g-dev
)
run_packages=(
    qt6-image-formats-plugins    # images from a browser are often WebP
    "qt6-svg-plugins|libqt6svg6" # icons
    fonts-inter                  # the font of the window
)
test_packages=(xvfb xauth)
check_packages=(git "clang-format-14|clang-format" "clang-tidy-14|clang-tidy")

wanted=("${build_packages[@]}" "${run_packages[@]}")
for argument in "$@"; do
    case "$argument" in
        --tests) wanted+=("${test_packages[@]}") ;;
        --checks) wanted+=("${check_packages[@]}") ;;
        -h | --help)
            sed -n '3,6s/^# //p' "$0"
            exit 0
            ;;
        *)
            echo "install-deps.sh: unknown option $argument; known are --tests and --checks" >&2
            exit 2
            ;;
    esac
done

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    cat >&2 <<'END'
This is not Debian or Ubuntu, so nothing was installed. Inkling needs:
  a C++20 compiler (g++ 12 or clang 14, or later), CMake 3.25 or later, Ninja
  Qt 6.4 or later: Base, Svg, Charts, and the image format plugins
  Eigen 3.4, nlohmann/json 3.11, zlib
  the Inter font, if you like; for the tests without a display, Xvfb and xauth
Then build with: cmake --preset release && cmake --build --preset release
END
    exit 1
fi

installed=" $(dpkg-query -W -f '${db:Status-Status}=${Package} ' | tr ' ' '\n' | sed -n 's/^installed=//p' | tr '\n' ' ')"

# Says whether one of the names in $1 ("a|b") is installed.
is_installed() {
    local name
    for name in ${1//|/ }; do
        [[ $installed == *" $name "* ]] && return 0
    done
    return 1
}

missing=()
for package in "${wanted[@]}"; do
    is_installed "$package" || missing+=("$package")
done
if [ ${#missing[@]} -eq 0 ]; then
    exit 0
fi

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "These packages are missing, and neither root nor sudo is here to install them: ${missing[*]}" >&2
        exit 1
    fi
    as_root=(sudo)
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT

# Runs apt-get quietly without asking anything, and shows what it said only when it failed.
apt() {
    if ! "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -y "$@" >"$log" 2>&1 </dev/null; then
        cat "$log" >&2
        echo "apt-get $1 failed; what it said is above." >&2
        exit 1
    fi
}

# Prints the first of the names in $1 ("a|b") that this release has.
available_name() {
    local name
    for name in ${1//|/ }; do
        if [ -n "$(apt-cache madison "$name" 2>/dev/null)" ]; then
            echo "$name"
            return 0
        fi
    done
    echo "This release has no package named ${1//|/ or }." >&2
    return 1
}

echo "Looking for packages" >&2
apt update
names=()
for package in "${missing[@]}"; do
    name=$(available_name "$package")
    names+=("$name")
done
echo "Installing ${names[*]}; this takes some minutes" >&2
apt install --no-install-recommends "${names[@]}"
