#!/usr/bin/env bash
# Runs one gate and keeps what it said: gate.sh <name> <command …>
# In ${REPORTS:-.madang/ci}: <name>/output.txt, <name>/counts ("passed failed skipped"), and gates/<name>, which holds the commit that passed and
# is what a release asks for. Exit code 4 of a load test is a refused verdict (the load generator was the bottleneck, or the machine too noisy): no
# promise was found broken, so it fails nothing; nor is it a proof, so no release goes out by it.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
name=${1:?gate.sh <name> <command …>}
shift
[[ $name =~ ^[a-z][a-z-]*$ ]] || { echo "$name is not a name of a gate: small letters and hyphens." >&2; exit 2; }

reports=${REPORTS:-.madang/ci}
mkdir -p "$reports/$name" "$reports/gates"
rm -f "$reports/gates/$name"

"$@" 2>&1 | tee "$reports/$name/output.txt"
code=${PIPESTATUS[0]}

line=$(grep -E '^[0-9]+ passed, [0-9]+ failed(, [0-9]+ skipped)?$' "$reports/$name/output.txt" | tail -1)
read -r passed failed skipped < <(awk '{ print $1 + 0, $3 + 0, $5 + 0 }' <<<"${line:-0}")
if [[ $code -eq 4 && $name != test && $name != verify ]]; then
  echo "$name: no verdict (exit code 4). The figures of this run say nothing about the portal; no promise was found broken, and nothing counts as failed. A release needs a run with a verdict."
  failed=0
elif [[ $code -ne 0 && $failed -eq 0 ]]; then
  # What did not take place, or has no numbers, is one failure.
  failed=1
fi
echo "$passed $failed $skipped" >"$reports/$name/counts"

case $code in
0)
  commit=$(git rev-parse HEAD)
  [[ -z $(git status --porcelain) ]] || commit="$commit with changes"
  echo "$commit" >"$reports/gates/$name"
  ;;
4) [[ $name != test && $name != verify ]] && code=0 ;;
esac
exit "$code"
