import type { PublicKey, TrustedTeam, TrustPolicy } from "../trust-policy.ts";

export interface TrustedKey extends PublicKey {
  readonly team: string;
  readonly rights: TrustedTeam;
  readonly modules: ReadonlySet<string>;
}

/** One policy judges ten thousand releases. */
const indexes = new WeakMap<TrustPolicy, ReadonlyMap<string, readonly TrustedKey[]>>();

export function trustedKeys(trust: TrustPolicy, id: string): readonly TrustedKey[] {
  return indexOf(trust).get(id) ?? [];
}

function indexOf(trust: TrustPolicy): ReadonlyMap<string, readonly TrustedKey[]> {
  const found = indexes.get(trust);
  if (found !== undefined) return found;
  const made = Map.groupBy(allKeys(trust), ({ id }) => id);
  indexes.set(trust, made);
  return made;
}

function allKeys(trust: TrustPolicy): TrustedKey[] {
  return Object.entries(trust.teams).flatMap(([team, rights]) => {
    const modules = new Set(rights.modules);
    return rights.keys.map((key) => ({ ...key, team, rights, modules }));
  });
}
