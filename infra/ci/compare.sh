#!/usr/bin/env bash
# What is here against what was there before: the commit of the first argument, else the newest tag below this commit, else the last commit that is a
# day old, else the first one.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
base=${1:-}
[[ -n $base ]] || base=$(git describe --tags --abbrev=0 HEAD^ 2>/dev/null || true)
[[ -n $base ]] || base=$(git rev-list -1 --before=24.hours HEAD)
[[ -n $base ]] || base=$(git rev-list --max-parents=0 HEAD | tail -1)
exec infra/ci/gate.sh compare npm run --silent loadtest -- compare --base "$base" --head HEAD --report "${REPORTS:-.madang/ci}/compare"
