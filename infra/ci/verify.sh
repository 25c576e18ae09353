#!/usr/bin/env bash
# Types, lint, format, generated docs.
exec "$(dirname "${BASH_SOURCE[0]}")/gate.sh" verify npm run --silent verify
