import type { ModuleReleases, ReleaseFacts } from "../releases/release-facts.ts";
import type { Claims } from "./claims.ts";
import type { Steps } from "./in-slices.ts";
import { recordsHolding, settleSteps, type SettledReleases } from "./settle-releases.ts";

type Modules = ReleaseFacts["modules"];

interface Change {
  readonly before: ModuleReleases;
  readonly now: ModuleReleases;
}

/** With more at once nothing is gained. */
const mostChanges = 200;

/**
 * Remembers who holds which address: a release of one module among ten thousand costs what that module declares. Where anything conflicts,
 * or did the last time, or modules come and go, all agree with each other anew; the outcome is the same (settle-releases.ts).
 */
export class Settlement {
  #last: { readonly modules: Modules; readonly claims: Claims } | undefined;

  *steps(found: Modules, before: Modules): Steps<SettledReleases> {
    const quick = yield* this.#quick(found);
    if (quick !== undefined) return quick;
    const settled = yield* settleSteps(found, before);
    const { modules, refused, claims } = settled;
    this.#last = refused.length === 0 ? { modules, claims } : undefined;
    return settled;
  }

  *#quick(found: Modules): Steps<SettledReleases | undefined> {
    const last = this.#last;
    const changes = last === undefined ? undefined : yield* fewChanges(last.modules, found);
    if (last === undefined || changes === undefined) return undefined;
    const { claims } = last;
    // Whatever becomes of it: they are of no use half changed.
    this.#last = undefined;
    for (const { before } of changes) for (const record of recordsHolding(before)) claims.drop(record);
    const modules = new Map(last.modules);
    yield;
    for (const { now } of changes) {
      modules.set(now.module, now);
      for (const record of recordsHolding(now)) {
        if (claims.conflictOf(record) !== undefined) return undefined;
        claims.take(record);
      }
    }
    yield;
    // Previews hold nothing, and must not stand where others do.
    for (const { previews } of modules.values())
      for (const record of previews.values()) if (claims.conflictOf(record) !== undefined) return undefined;
    this.#last = { modules, claims };
    return { modules, refused: [], claims };
  }
}

/** Undefined where there are too many, or other modules than before. */
function* fewChanges(before: Modules, found: Modules): Steps<Change[] | undefined> {
  const changes: Change[] = [];
  if (before.size !== found.size) return undefined;
  for (const [module, now] of found) {
    const known = before.get(module);
    if (known === now) continue;
    if (known === undefined || changes.length === mostChanges) return undefined;
    changes.push({ before: known, now });
  }
  yield;
  return changes;
}
