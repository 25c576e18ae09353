#!/usr/bin/env bash
# The worst day, with what breaks on it. Options are those of the load test; without any, something breaks in each layer in turn.
set -euo pipefail
faults=(
  --fault module-killed:news
  --fault module-slowed:notices
  --fault redis-killed
  --fault postgresql-restarted
  --fault gateway-killed
)
[[ $# -gt 0 ]] || set -- "${faults[@]}"
exec "$(dirname "${BASH_SOURCE[0]}")/gate.sh" surge npm run --silent loadtest -- surge --report "${REPORTS:-.madang/ci}/surge" "$@"
