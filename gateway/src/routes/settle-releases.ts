import type { ReleaseRecord } from "@madang/manifest";
import type { ModuleReleases, ReleaseFacts } from "../releases/release-facts.ts";
import { Claims, claimSteps, type SettledClaims } from "./claims.ts";
import type { Steps } from "./in-slices.ts";
import type { RefusedModule } from "./route-table.ts";

type Modules = ReleaseFacts["modules"];

export interface SettledReleases {
  /** In the order of their ids. */
  readonly modules: Modules;
  readonly refused: readonly RefusedModule[];
  /** Of all that is in `modules`. */
  readonly claims: Claims;
}

/** What of a module keeps others from its addresses. */
export function recordsHolding({ stable, canary }: ModuleReleases): readonly ReleaseRecord[] {
  return canary === undefined ? [stable] : [stable, canary.record];
}

/**
 * Lets modules agree on who holds which address: what visitors have now comes first, then the rest of the stable builds, then canaries,
 * then previews, which hold nothing. A stable build that conflicts falls back on the module's last good releases, another build is left out.
 */
export function* settleSteps(found: Modules, before: Modules): Steps<SettledReleases> {
  const { claims, accepted, refused } = yield* settleStable(found, before);
  const modules = new Map<string, ModuleReleases>();
  for (const record of accepted) {
    const releases = releasesOf(record, found, before);
    if (releases !== undefined) modules.set(record.module, releases);
  }
  for (const releases of modules.values()) {
    if (isPlain(releases)) continue;
    modules.set(
      releases.module,
      withoutConflicts(releases, claims, (one) => refused.push(one)),
    );
    yield;
  }
  return { modules, refused, claims };
}

function* settleStable(found: Modules, before: Modules): Steps<SettledClaims & { readonly claims: Claims }> {
  const isLive = ({ module, stable }: ModuleReleases): boolean =>
    before.get(module)?.stable.build === stable.build;
  const all = [...found.values()];
  const inTurn = [...all.filter(isLive), ...all.filter((one) => !isLive(one))].map(({ stable }) => stable);
  let claims = new Claims();
  const first = yield* claimSteps(inTurn, claims);
  const fallBack = first.refused.flatMap(({ module }) => before.get(module)?.stable ?? []);
  let { accepted } = first;
  if (fallBack.length > 0) {
    claims = new Claims();
    ({ accepted } = yield* claimSteps([...accepted, ...fallBack], claims));
  }
  accepted.sort((a, b) => (a.module < b.module ? -1 : 1));
  return { claims, accepted, refused: first.refused };
}

function releasesOf(stable: ReleaseRecord, found: Modules, before: Modules): ModuleReleases | undefined {
  const { module } = stable;
  return [found.get(module), before.get(module)].find((one) => one?.stable === stable);
}

function isPlain({ canary, previews }: ModuleReleases): boolean {
  return canary === undefined && previews.size === 0;
}

function withoutConflicts(
  releases: ModuleReleases,
  claims: Claims,
  refuse: (refused: RefusedModule) => void,
): ModuleReleases {
  const { module } = releases;
  const isFree = (record: ReleaseRecord): boolean => {
    const reason = claims.conflictOf(record);
    if (reason !== undefined) refuse({ module, reason });
    return reason === undefined;
  };
  const canary =
    releases.canary !== undefined && isFree(releases.canary.record) ? releases.canary : undefined;
  if (canary !== undefined) claims.take(canary.record);
  const previews = new Map([...releases.previews].filter(([, record]) => isFree(record)));
  const isSame = canary === releases.canary && previews.size === releases.previews.size;
  return isSame ? releases : { ...releases, canary, previews };
}
