import { isDeepStrictEqual } from "node:util";
import { criticalities } from "@madang/manifest";
import type { PublicKey, TrustPolicy } from "@madang/releases";

/** Team of the people who work in this workspace. */
const team = "local";

export interface LocalTeam {
  readonly modules: readonly string[];
  readonly key: PublicKey;
  /** Origins that modules of the workspace need. */
  readonly sources: readonly string[];
}

/**
 * The policy in which this workspace's team may release what the workspace holds, or undefined where it may already. Other teams, what the team may
 * do besides, and the terms of its keys stay as they are: an operator who revokes the key here means it.
 */
export function trustWith(policy: TrustPolicy, local: LocalTeam): TrustPolicy | undefined {
  const before = policy.teams[team];
  const elsewhere = Object.entries(policy.teams).filter(([name]) => name !== team);
  const taken = new Set(elsewhere.flatMap(([, { modules }]) => modules));
  const keys = before?.keys ?? [];
  const after = {
    criticality: criticalities[0],
    ...before,
    modules: union(
      before?.modules ?? [],
      local.modules.filter((module) => !taken.has(module)),
    ),
    keys: keys.some(({ id, key }) => id === local.key.id || key === local.key.key)
      ? keys
      : [...keys, local.key],
    sources: union(before?.sources ?? [], local.sources),
  };
  if (isDeepStrictEqual(after, before)) return undefined;
  return { ...policy, teams: { ...policy.teams, [team]: after } };
}

function union(before: readonly string[], more: readonly string[]): string[] {
  return [...new Set([...before, ...more])];
}
