import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { parseReleaseRecord } from "@madang/manifest";
import { digestOf, moveSchema, signRelease, type Move, type SigningKey } from "@madang/releases";
import type { AdminApi } from "../follow/admin-api.ts";

export interface Trial {
  readonly module: string;
  readonly build: string;
  /** Times as slow as a usual build. */
  readonly slowness?: number;
  /** Share of the requests. */
  readonly failures?: number;
}

const words = (text: string) => ({ ko: text, en: text });

/** A build in a process of its own, released through the admin API, that runs until `stop`. */
export class TrialModule {
  readonly #api: AdminApi;
  readonly #team: SigningKey;
  readonly #children: ChildProcess[] = [];

  constructor(api: AdminApi, team: SigningKey) {
    this.#api = api;
    this.#team = team;
  }

  async release({ module, build, slowness = 1, failures = 0 }: Trial): Promise<void> {
    const server = Buffer.from(`server of ${module} ${build}`);
    const digest = digestOf(server);
    const statement = {
      schema: 1 as const,
      record: recordOf(module, build),
      createdAt: new Date().toISOString(),
      server: { digest, bytes: server.length },
    };
    await this.#api.send("PUT", `/blobs/${digest}`, { bytes: server });
    await this.#api.send("POST", "/releases", { json: { envelope: signRelease(statement, this.#team) } });
    const child = fork(join(import.meta.dirname, "trial-build.ts"), [build, `${slowness}`, `${failures}`]);
    this.#children.push(child);
    const [{ origin }] = (await once(child, "message")) as [{ origin: string }];
    const json = { runner: "measure", origins: [origin] };
    await this.#api.send("PUT", `/replicas/${module}/${build}`, { json, as: "runner" });
  }

  /** To every visitor at once. */
  async move({ module, build }: Trial): Promise<void> {
    const json = { to: "stable", build };
    let move: Move = moveSchema.parse(await this.#api.send("POST", `/modules/${module}/moves`, { json }));
    while (move.state === "waiting") move = moveSchema.parse(await this.#api.get(`/moves/${move.id}`));
    if (move.state !== "done") throw new Error(JSON.stringify(move));
  }

  stop(): void {
    for (const child of this.#children) child.disconnect();
  }
}

function recordOf(module: string, build: string) {
  const record = {
    schema: 1,
    module,
    version: "1.0.0",
    build,
    manifest: {
      id: module,
      version: "1.0.0",
      name: words(module),
      owner: { department: words("Department"), telephone: "000-000-2050" },
      criticality: "reading",
      grade: 3,
      recovery: { time: 60, point: 0 },
      fallback: words("Not available for the moment."),
      pages: { home: { path: `/${module}`, title: words("Trial"), access: "public" } },
    },
    server: { file: "server.js", integrity: `sha384-${"A".repeat(64)}` },
    views: { page: { styles: [], interactive: false } },
    assets: [],
  };
  return parseReleaseRecord(record, module);
}
