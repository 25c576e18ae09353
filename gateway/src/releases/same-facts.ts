import type { RefusedModule } from "../routes/route-table.ts";
import type { ReleaseFacts } from "./release-facts.ts";

/** The facts of before where nothing has changed, so that whoever follows sees it at one glance. */
export function factsOr(before: ReleaseFacts | undefined, now: ReleaseFacts): ReleaseFacts {
  if (before === undefined || !sameRefused(before.refused, now.refused)) return now;
  return sameSources(before, now) && sameModules(before.modules, now.modules) ? before : now;
}

/** Where builds run, and what their pages may load from elsewhere. */
export function sameSources(a: ReleaseFacts, b: ReleaseFacts): boolean {
  return a.origins === b.origins && a.allowedSources === b.allowedSources;
}

/** What has not changed is the same object, so ten thousand of them are compared in a moment. */
export function sameModules(a: ReleaseFacts["modules"], b: ReleaseFacts["modules"]): boolean {
  return a.size === b.size && a.entries().every(([module, releases]) => b.get(module) === releases);
}

function sameRefused(a: readonly RefusedModule[], b: readonly RefusedModule[]): boolean {
  const text = (one: RefusedModule | undefined): string => `${one?.module} ${one?.reason.message}`;
  return a.length === b.length && a.every((one, index) => text(one) === text(b[index]));
}
