import type { ReleaseRecord } from "@madang/manifest";
import type { ReleaseFacts } from "../releases/release-facts.ts";
import { apiOf, boxesOf, pagesOf, sortBoxes } from "./build-table.ts";
import type { Steps } from "./in-slices.ts";
import { hasOtherEntries, shownEntries } from "./navigation.ts";
import type { BoxRoute, LiveModule, StableTable } from "./route-table.ts";

/** What a table has to be made anew for. */
export interface StableChanges {
  /** Of another build, or with other replicas. */
  readonly records: readonly ReleaseRecord[];
  readonly gone: readonly LiveModule[];
}

/** With more at once a table is made anew, a few milliseconds at a time. */
const mostChanges = 200;

/** What has changed since the table was made; undefined where it is too much, or a module is new. */
export function* stableChanges(
  table: StableTable,
  { modules, origins }: Pick<ReleaseFacts, "modules" | "origins">,
): Steps<StableChanges | undefined> {
  const records: ReleaseRecord[] = [];
  for (const { module, stable } of modules.values()) {
    const live = table.modules.get(module);
    // Modules stand in the order of their ids.
    if (live === undefined) return undefined;
    if (live.record !== stable || !runsAt(live, origins(module, stable.build))) records.push(stable);
    if (records.length > mostChanges) return undefined;
    yield;
  }
  const gone = [...table.modules.values()].filter(({ id }) => !modules.has(id));
  return gone.length > mostChanges ? undefined : { records, gone };
}

function runsAt({ upstream }: LiveModule, urls: readonly string[]): boolean {
  const { origins } = upstream;
  return origins.length === urls.length && origins.every(({ url }, index) => url === urls[index]);
}

/**
 * The same as the table of all modules together, made of the one before: routes of other modules are the same objects. Undefined where the
 * navigation changes, by which every page of every module may be another.
 */
export function* changedTable(
  before: StableTable,
  { changed, gone }: { changed: readonly LiveModule[]; gone: readonly LiveModule[] },
): Steps<StableTable | undefined> {
  const replaced = [...gone, ...changed.flatMap(({ id }) => before.modules.get(id) ?? [])];
  if (gone.some((one) => hasOtherEntries(one, undefined))) return undefined;
  if (changed.some((one) => hasOtherEntries(before.modules.get(one.id), one))) return undefined;
  const modules = new Map(before.modules);
  for (const { id } of gone) modules.delete(id);
  for (const module of changed) modules.set(module.id, module);
  yield;
  const apis = new Map(before.apis);
  for (const module of replaced) for (const [prefix] of apiOf(module)) apis.delete(prefix);
  for (const module of changed) for (const [prefix, entry] of apiOf(module)) apis.set(prefix, entry);
  yield;
  const pages = before.pages.copy();
  yield;
  for (const { record } of replaced)
    for (const { path } of Object.values(record.manifest.pages)) pages.remove(path);
  const shown = shownEntries(before.entries);
  for (const module of changed) for (const route of pagesOf(module, shown)) pages.add(route.page.path, route);
  return { ...before, modules, apis, pages, slots: changedSlots(before.slots, replaced, changed) };
}

function changedSlots(
  before: StableTable["slots"],
  replaced: readonly LiveModule[],
  changed: readonly LiveModule[],
): StableTable["slots"] {
  const ids = new Set([...replaced, ...changed].map(({ id }) => id));
  const added = changed.flatMap(boxesOf);
  const touched = new Set([...replaced.flatMap(boxesOf), ...added].map(({ box }) => box.slot));
  if (touched.size === 0) return before;
  const slots = new Map(before);
  for (const slot of touched) {
    const kept = before.get(slot)?.filter(({ module }) => !ids.has(module.id)) ?? [];
    const boxes: BoxRoute[] = [...kept, ...added.filter(({ box }) => box.slot === slot)];
    if (boxes.length === 0) slots.delete(slot);
    else slots.set(slot, sortBoxes(boxes));
  }
  return slots;
}
