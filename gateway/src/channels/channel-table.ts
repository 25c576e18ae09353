import type { InForce } from "../routes/live-table.ts";
import { buildName } from "../routes/other-builds.ts";
import type { LiveModule, RouteTable } from "../routes/route-table.ts";
import { assignmentOf, Assignments, type Assignment, type Split } from "./assignments.ts";
import { viewOver } from "./table-view.ts";

/** More at a time than any portal tries out; the one made first goes. */
const mostViews = 256;

/** What visitors can be given at one moment: the stable builds, and views in which others stand in their place. */
export class ChannelTable {
  readonly inForce: InForce;
  readonly assignments: Assignments;
  /** Some visitors get a canary. */
  readonly isSplit: boolean;
  readonly hasPreviews: boolean;
  readonly #views = new Map<string, RouteTable>();

  constructor(inForce: InForce) {
    const { others, facts } = inForce;
    this.inForce = inForce;
    this.assignments = new Assignments(others.size === 0 ? [] : splitsOf(inForce));
    this.isSplit = this.assignments.splits.length > 0;
    this.hasPreviews = facts.modules.values().some(({ previews }) => previews.size > 0);
  }

  /** The table for visitors with this assignment: the same object each time. */
  viewFor(assignment: Assignment): RouteTable {
    if (assignment.word === "") return this.inForce.table;
    return this.#views.get(assignment.word) ?? this.#make(assignment);
  }

  /** The assignment with one module in another build, whoever may have it. */
  withBuild(assignment: Assignment, module: string, build: string): Assignment {
    const builds = new Map(assignment.builds);
    if (this.inForce.table.modules.get(module)?.build === build) builds.delete(module);
    else builds.set(module, build);
    return assignmentOf(new Map([...builds].sort(([a], [b]) => (a < b ? -1 : 1))));
  }

  /** A build that runs, stable or beside it. */
  find(module: string, build: string): LiveModule | undefined {
    const { table, others } = this.inForce;
    const stable = table.modules.get(module);
    return stable?.build === build ? stable : others.get(buildName(module, build));
  }

  #make(assignment: Assignment): RouteTable {
    const modules = [...assignment.builds].flatMap(([module, build]) => this.find(module, build) ?? []);
    const view = viewOver(this.inForce.table, modules);
    const [oldest] = this.#views.keys();
    if (this.#views.size >= mostViews && oldest !== undefined) this.#views.delete(oldest);
    this.#views.set(assignment.word, view);
    return view;
  }
}

/** A canary that runs nowhere is given to nobody. */
function splitsOf({ facts, table, others }: InForce): Split[] {
  const splits: Split[] = [];
  for (const { module, canary } of facts.modules.values()) {
    if (canary === undefined || !table.modules.has(module)) continue;
    const { build } = canary.record;
    const live = others.get(buildName(module, build));
    if (live !== undefined && live.upstream.origins.length > 0)
      splits.push({ module, build, weight: canary.weight });
  }
  return splits;
}
