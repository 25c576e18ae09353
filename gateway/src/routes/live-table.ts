import type { ReleaseRecord } from "@madang/manifest";
import type { Logger } from "@madang/service";
import type { ReleaseFacts, ReleaseSource } from "../releases/release-facts.ts";
import { sameModules, sameSources } from "../releases/same-facts.ts";
import type { Upstream } from "../upstream/upstream.ts";
import type { Upstreams } from "../upstream/upstreams.ts";
import { buildTable, tableSteps } from "./build-table.ts";
import { changedTable, stableChanges } from "./changed-table.ts";
import { inSlices } from "./in-slices.ts";
import { liveModule, type Surroundings } from "./live-module.ts";
import { buildName, otherBuilds } from "./other-builds.ts";
import type { LiveModule, RefusedModule, StableTable } from "./route-table.ts";
import { Settlement } from "./settlement.ts";

/** All that belongs together: a request takes it once and keeps it. */
export interface InForce {
  /** Of the stable builds. */
  readonly table: StableTable;
  /** What the table was made from, without what conflicts. */
  readonly facts: ReleaseFacts;
  /** Builds that run beside the stable ones (canaries, previews, ending), by `buildName`. */
  readonly others: ReadonlyMap<string, LiveModule>;
}

const nothing: ReleaseFacts = {
  modules: new Map(),
  origins: () => [],
  allowedSources: () => [],
  refused: [],
};

/**
 * The table in force; `reload` asks the source and puts a new table in its place in one assignment. What cannot be used is refused by
 * name and what was good before stays.
 */
export class LiveTable {
  inForce: InForce;
  #read: ReleaseFacts = nothing;
  #reasons = new Map<string, string>();
  readonly #settlement = new Settlement();
  readonly #source: ReleaseSource;
  readonly #upstreams: Upstreams;
  readonly #log: Logger;
  readonly #refused: (refused: RefusedModule) => void;
  readonly #prepare: (next: StableTable, before: StableTable) => Promise<void>;

  constructor(options: {
    source: ReleaseSource;
    upstreams: Upstreams;
    log: Logger;
    /** Called once for each reason, not at every reading. */
    refused: (refused: RefusedModule) => void;
    /** Waited for before another table comes into force; it does then whatever became of it. Never rejects. */
    prepare?: (next: StableTable, before: StableTable) => Promise<void>;
  }) {
    this.#source = options.source;
    this.#upstreams = options.upstreams;
    this.#log = options.log;
    this.#refused = options.refused;
    this.#prepare = options.prepare ?? (async () => {});
    const table = buildTable({ records: [], upstreamOf: this.#upstreamsAt(nothing) });
    this.inForce = { table, facts: nothing, others: new Map() };
  }

  /** The table of the stable builds. */
  get current(): StableTable {
    return this.inForce.table;
  }

  /** Of a build that runs, in whatever channel. */
  recordOf(module: string, build: string): ReleaseRecord | undefined {
    const { table, others } = this.inForce;
    const stable = table.modules.get(module);
    return stable?.build === build ? stable.record : others.get(buildName(module, build))?.record;
  }

  /** Modules that could not be taken up at the last reading, and why. */
  get refused(): ReadonlyMap<string, string> {
    return this.#reasons;
  }

  /** True when another table is in force now. Requests go on meanwhile, by the table that was. */
  async reload(): Promise<boolean> {
    const read = await this.#source.read();
    if (read === this.#read) return false;
    const { facts: before } = this.inForce;
    const settled = await inSlices(this.#settlement.steps(read.modules, before.modules));
    this.#note([...read.refused, ...settled.refused]);
    this.#read = read;
    const { modules } = settled;
    if (sameSources(read, before) && sameModules(modules, before.modules)) return false;
    const next = await this.#build({ ...read, modules });
    await this.#prepare(next.table, this.inForce.table);
    const gone = [...upstreamsOnlyIn(this.inForce, next)];
    this.inForce = next;
    this.#upstreams.replace(gone);
    this.#log.info({ modules: [...modules.keys()].slice(0, 50), count: modules.size }, "route table swapped");
    return true;
  }

  async #build(facts: ReleaseFacts): Promise<InForce> {
    const { allowedSources } = facts;
    const surroundings = { upstreamOf: this.#upstreamsAt(facts), allowedSources };
    const table =
      (await this.#changedTable(facts, surroundings)) ??
      (await inSlices(tableSteps({ records: stableRecords(facts), ...surroundings })));
    const others = await inSlices(otherBuilds(facts, surroundings));
    return { table, facts, others };
  }

  /** Made of the one in force; undefined where too much is different. */
  async #changedTable(facts: ReleaseFacts, surroundings: Surroundings): Promise<StableTable | undefined> {
    const { table, facts: before } = this.inForce;
    if (facts.allowedSources !== before.allowedSources) return undefined;
    const changes = await inSlices(stableChanges(table, facts));
    if (changes === undefined) return undefined;
    const changed = changes.records.map((record) => liveModule(record, surroundings));
    return inSlices(changedTable(table, { changed, gone: changes.gone }));
  }

  #upstreamsAt(facts: ReleaseFacts): (record: ReleaseRecord) => Upstream {
    return ({ module, build, manifest }) =>
      this.#upstreams.of({ module, build }, facts.origins(module, build), manifest);
  }

  #note(refused: readonly RefusedModule[]): void {
    const before = this.#reasons;
    this.#reasons = new Map();
    for (const [module, reasons] of Map.groupBy(refused, (one) => one.module)) {
      const text = [...new Set(reasons.map(({ reason }) => reason.message))].join(" ");
      this.#reasons.set(module, text);
      if (before.get(module) === text) continue;
      for (const { reason } of reasons) this.#log.error({ module, err: reason }, "routing facts refused");
      for (const one of reasons) this.#refused(one);
    }
  }
}

function stableRecords({ modules }: ReleaseFacts): Iterable<ReleaseRecord> {
  return modules.values().map(({ stable }) => stable);
}

/** Those of other builds are made anew with each table. */
function* upstreamsOnlyIn(before: InForce, next: InForce): Iterable<Upstream> {
  for (const [id, live] of before.table.modules)
    if (next.table.modules.get(id)?.upstream !== live.upstream) yield live.upstream;
  for (const { upstream } of before.others.values()) yield upstream;
}
