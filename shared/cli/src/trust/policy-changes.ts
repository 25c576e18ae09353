import type { PublicKey, TrustPolicy } from "@madang/releases";

/** What becomes different, a sentence each: nobody sees by reading two policies that a team was left out. */
export function policyChanges(before: TrustPolicy, after: TrustPolicy): string[] {
  const names = new Set([...Object.keys(before.teams), ...Object.keys(after.teams)]);
  return [...names].toSorted().flatMap((team) => {
    const [old, now] = [before.teams[team], after.teams[team]];
    if (now === undefined) return [`The team ${team} is removed with all its keys.`];
    if (old === undefined) return [`The team ${team} is new.`, ...keyChanges(team, [], now.keys)];
    return [
      ...moduleChanges(team, old.modules, now.modules),
      ...keyChanges(team, old.keys, now.keys),
      ...valueChange(
        `${team} may declare at most`,
        old.criticality ?? "reading",
        now.criticality ?? "reading",
      ),
      ...valueChange(`${team} may need`, listed(old.sources ?? []), listed(now.sources ?? [])),
    ];
  });
}

function moduleChanges(team: string, before: readonly string[], after: readonly string[]): string[] {
  const added = after.filter((id) => !before.includes(id));
  const gone = before.filter((id) => !after.includes(id));
  return [
    ...(added.length === 0 ? [] : [`${team} may now release ${listed(added)}.`]),
    ...(gone.length === 0 ? [] : [`${team} may no longer release ${listed(gone)}.`]),
  ];
}

function keyChanges(team: string, before: readonly PublicKey[], after: readonly PublicKey[]): string[] {
  const gone = before.filter(({ id }) => !after.some((key) => key.id === id));
  return [
    ...after.flatMap((key) =>
      keyChange(
        team,
        before.find(({ id }) => id === key.id),
        key,
      ),
    ),
    ...gone.map(({ id }) => `The key ${id} of ${team} is removed.`),
  ];
}

function keyChange(team: string, old: PublicKey | undefined, key: PublicKey): string[] {
  const name = `The key ${key.id} of ${team}`;
  if (old === undefined) return [`${name} is new.`];
  return [
    ...(old.key === key.key ? [] : [`${name} has another public half.`]),
    ...valueChange(`${name} is revoked:`, old.revoked ?? "no", key.revoked ?? "no"),
    ...valueChange(`${name} expires:`, old.expires ?? "never", key.expires ?? "never"),
    ...valueChange(
      `${name} is valid from`,
      old.notBefore ?? "the beginning",
      key.notBefore ?? "the beginning",
    ),
  ];
}

function valueChange(what: string, before: string, after: string): string[] {
  return before === after ? [] : [`${what} ${after} (was ${before}).`];
}

function listed(names: readonly string[]): string {
  if (names.length === 0) return "nothing";
  return names.length <= 10
    ? names.join(", ")
    : `${names.slice(0, 10).join(", ")} and ${names.length - 10} more`;
}
