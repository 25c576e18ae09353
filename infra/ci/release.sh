#!/usr/bin/env bash
# Releases a module: release.sh <module> [options of madang release]. Refused unless every gate has passed at this very commit.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
reports=${REPORTS:-.madang/ci}
commit=$(git rev-parse HEAD)
missing=()
for gate in verify test smoke surge compare; do
  [[ -f $reports/gates/$gate && $(<"$reports/gates/$gate") == "$commit" ]] || missing+=("$gate")
done
if ((${#missing[@]} > 0)); then
  echo "The release is refused: at ${commit:0:12} there is no proof of ${missing[*]}. Run infra/ci/<gate>.sh for each, in a clean work tree." >&2
  exit 1
fi
exec npm run --silent madang -- release "$@"
