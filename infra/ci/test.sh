#!/usr/bin/env bash
# Every test.
exec "$(dirname "${BASH_SOURCE[0]}")/gate.sh" test npm test --silent
