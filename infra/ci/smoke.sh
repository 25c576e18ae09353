#!/usr/bin/env bash
# Every journey of every module under a small load whose answers are checked. Options are those of the load test.
exec "$(dirname "${BASH_SOURCE[0]}")/gate.sh" smoke npm run --silent loadtest -- smoke --report "${REPORTS:-.madang/ci}/smoke" "$@"
