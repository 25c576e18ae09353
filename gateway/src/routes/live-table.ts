import type { Endpoints, ReleaseRecord } from "@madang/manifest";
import type { Logger } from "@madang/service";
import type { Upstreams } from "../upstream/upstreams.ts";
import { buildTable, tableSteps, type TableFacts } from "./build-table.ts";
import { claimSteps } from "./claims.ts";
import { EndpointsFile } from "./endpoints-file.ts";
import { inSlices } from "./in-slices.ts";
import { RecordsFolder } from "./records-folder.ts";
import type { RefusedModule, RouteTable } from "./route-table.ts";

export interface RoutingFiles {
  readonly releasesDir: string;
  readonly endpointsFile: string;
}

/**
 * The table in force. A request takes `current` once and keeps it; `reload` reads the files and puts a new table in its
 * place in one assignment. What cannot be used is refused by name and what was good before stays.
 */
export class LiveTable {
  current: RouteTable;
  #records = new Map<string, ReleaseRecord>();
  #endpoints: Endpoints = {};
  #reasons = new Map<string, string>();
  readonly #endpointsFile: EndpointsFile;
  readonly #folder: RecordsFolder;
  readonly #upstreams: Upstreams;
  readonly #log: Logger;
  readonly #refused: (refused: RefusedModule) => void;

  constructor(options: {
    files: RoutingFiles;
    upstreams: Upstreams;
    log: Logger /** Called once for each reason, not at every reading. */;
    refused: (refused: RefusedModule) => void;
  }) {
    this.#endpointsFile = new EndpointsFile(options.files.endpointsFile);
    this.#folder = new RecordsFolder(options.files.releasesDir);
    this.#upstreams = options.upstreams;
    this.#log = options.log;
    this.#refused = options.refused;
    this.current = buildTable({ records: [], upstreamOf: (id, facts) => this.#upstreams.of(id, [], facts) });
  }

  /** Modules that could not be taken up at the last reading, and why. */
  get refused(): ReadonlyMap<string, string> {
    return this.#reasons;
  }

  /** True when another table is in force now. Requests go on meanwhile, by the table that was. */
  async reload(): Promise<boolean> {
    const reasons = new Map<string, string>();
    const refuse = (refused: RefusedModule): void => void reasons.set(refused.module, this.#refuse(refused));
    const records = await this.#readRecords(refuse);
    const endpoints = await this.#readEndpoints(refuse);
    this.#reasons = reasons;
    if (sameRecords(records, this.#records) && endpoints === this.#endpoints) return false;
    this.#records = records;
    this.#endpoints = endpoints;
    const upstreamOf: TableFacts["upstreamOf"] = (id, facts) =>
      this.#upstreams.of(id, endpoints[id] ?? [], facts);
    this.current = await inSlices(tableSteps({ records: records.values(), upstreamOf }));
    this.#upstreams.retireUnnamed();
    this.#log.info({ modules: [...records.keys()].slice(0, 50), count: records.size }, "route table swapped");
    return true;
  }

  async #readRecords(refuse: (refused: RefusedModule) => void): Promise<Map<string, ReleaseRecord>> {
    try {
      const read = await this.#folder.read();
      for (const refused of read.refused) refuse(refused);
      const kept = read.refused.flatMap(({ module }) => this.#records.get(module) ?? []);
      return await this.#settle([...read.records, ...kept], refuse);
    } catch (reason) {
      refuse({ module: "releases", reason: reason as Error });
      return this.#records;
    }
  }

  /** Records that are live unchanged come first; a changed one that conflicts falls back on what it was. */
  async #settle(
    found: readonly ReleaseRecord[],
    refuse: (refused: RefusedModule) => void,
  ): Promise<Map<string, ReleaseRecord>> {
    const isLive = (record: ReleaseRecord): boolean =>
      this.#records.get(record.module)?.build === record.build;
    const inTurn = [...found.filter(isLive), ...found.filter((record) => !isLive(record))];
    const first = await inSlices(claimSteps(inTurn));
    for (const refused of first.refused) refuse(refused);
    const fallBack = first.refused.flatMap(({ module }) => this.#records.get(module) ?? []);
    const { accepted } =
      fallBack.length === 0 ? first : await inSlices(claimSteps([...first.accepted, ...fallBack]));
    return new Map(
      [...accepted].sort((a, b) => (a.module < b.module ? -1 : 1)).map((record) => [record.module, record]),
    );
  }

  async #readEndpoints(refuse: (refused: RefusedModule) => void): Promise<Endpoints> {
    try {
      return await this.#endpointsFile.read();
    } catch (reason) {
      refuse({ module: "endpoints", reason: reason as Error });
      return this.#endpoints;
    }
  }

  #refuse(refused: RefusedModule): string {
    const { message } = refused.reason;
    if (this.#reasons.get(refused.module) !== message) {
      this.#log.error({ module: refused.module, err: refused.reason }, "routing facts refused");
      this.#refused(refused);
    }
    return message;
  }
}

/** An unchanged file is the same object (see records-folder.ts), so ten thousand of them are compared in a moment. */
function sameRecords(a: ReadonlyMap<string, ReleaseRecord>, b: ReadonlyMap<string, ReleaseRecord>): boolean {
  return a.size === b.size && a.entries().every(([module, record]) => b.get(module) === record);
}
