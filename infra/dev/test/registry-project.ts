import {
  chmodSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { packServer, readBuiltRelease } from "@madang/build/artifact";
import { parseManifest, parseReleaseRecord } from "@madang/manifest";
import { readKeyFile, signRelease, type Move } from "@madang/releases";
import { onTestFinished } from "vitest";
import type { AdminAddress } from "../src/admin-request.ts";
import { LocalAdmin } from "../src/registry/local-admin.ts";
import { SupervisorRun, until } from "./fixture-portal.ts";

const root = path.join(import.meta.dirname, "../../..");
const server = readFileSync(path.join(import.meta.dirname, "fixtures/trial-server.mjs"));

export interface Trial {
  readonly build: string;
  readonly module?: string;
  readonly behaviour?: "silent" | "dies at start";
}

/** A project of the real gateway, the real shell and tiny modules of one page. */
export class RegistryProject {
  readonly root: string;
  readonly state: string;
  readonly #database: Readonly<Record<string, string>>;

  /** Without `databaseUrl` the portal makes a PostgreSQL of its own. */
  constructor({ databaseUrl }: { databaseUrl?: string } = {}) {
    this.#database = databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl };
    this.root = mkdtempSync(path.join(tmpdir(), "madang-registry-"));
    this.state = path.join(this.root, ".madang");
    // PostgreSQL runs as a system account where root starts it; it must be able to pass through.
    chmodSync(this.root, 0o755);
    onTestFinished(() => rmSync(this.root, { recursive: true, force: true, maxRetries: 5 }));
    mkdirSync(path.join(this.root, "gateway/dist"), { recursive: true });
    writeFileSync(path.join(this.root, "gateway/package.json"), '{"type":"module"}');
    copyFileSync(path.join(root, "gateway/dist/server.js"), path.join(this.root, "gateway/dist/server.js"));
    for (const name of ["dist", "sites", "package.json"])
      cpSync(path.join(root, "shell", name), path.join(this.root, "shell", name), { recursive: true });
  }

  inside(...names: string[]): string {
    return path.join(this.root, ...names);
  }

  /** Leaves in dist what madang-build leaves. */
  build({ build, module = "trial", behaviour }: Trial): void {
    const dist = this.inside("modules", module, "dist");
    rmSync(dist, { recursive: true, force: true });
    mkdirSync(dist, { recursive: true });
    writeFileSync(this.inside("modules", module, "module.ts"), "");
    const files = [
      { name: "server.js", content: server },
      { name: "facts.json", content: Buffer.from(JSON.stringify({ build, behaviour })) },
    ];
    for (const { name, content } of files) writeFileSync(path.join(dist, name), content);
    writeFileSync(path.join(dist, "server.tgz"), packServer(files));
    writeFileSync(path.join(dist, "release.json"), JSON.stringify(recordOf(module, build)));
  }

  start(env: Record<string, string> = {}): Promise<SupervisorRun> {
    return SupervisorRun.start(this as never, {
      database: "embedded",
      env: { MADANG_REGISTRY: "1", ...this.#database, ...env },
    });
  }

  async ready(env: Record<string, string> = {}): Promise<RunningTrial> {
    const run = await this.start(env);
    await run.says("Madang is ready", 120_000);
    return new RunningTrial(this, run);
  }
}

/** A running portal, and what a team does with it. */
export class RunningTrial {
  readonly project: RegistryProject;
  readonly run: SupervisorRun;
  readonly admin: LocalAdmin;

  constructor(project: RegistryProject, run: SupervisorRun) {
    this.project = project;
    this.run = run;
    const address = JSON.parse(readFileSync(path.join(project.state, "admin.json"), "utf8")) as AdminAddress;
    this.admin = new LocalAdmin(address, new AbortController().signal);
  }

  /** What visitors get: status and text of the page. */
  async page(module = "trial"): Promise<{ status: number; text: string }> {
    const answer = await fetch(`http://127.0.0.1:${this.run.port}/${module}`);
    const text = await answer.text();
    return { status: answer.status, text: /trial (\w+) of \d+/.exec(text)?.[1] ?? text.slice(0, 300) };
  }

  async answers(build: string, module = "trial"): Promise<void> {
    for (let seen = ""; seen !== build;) {
      const end = AbortSignal.timeout(60_000);
      seen = (await this.page(module)).text;
      end.throwIfAborted();
      await sleep(40);
    }
  }

  /** Releases what lies in dist, as `madang release` does. */
  async add({ module = "trial" }: { module?: string } = {}): Promise<string> {
    const dist = this.project.inside("modules", module, "dist");
    const built = readBuiltRelease({ dist, createdAt: new Date() });
    await this.admin.sendFiles(built);
    const key = await readKeyFile(path.join(this.project.state, "keys/team.pem"));
    await this.admin.addRelease(signRelease(built.statement, key));
    return built.statement.server.digest;
  }

  async move(build: string, module = "trial"): Promise<Move> {
    return this.admin.end(await this.admin.begin(module, build));
  }

  /** Builds `trial` and makes it live; gives how the move ended. */
  async release(trial: Trial): Promise<Move> {
    this.project.build(trial);
    await this.add(trial);
    return this.move(trial.build, trial.module);
  }
}

/** Four visitors who ask again and again until they are stopped, some hundred times a second; gives every answer that was none of a good page. */
export function ask(portal: RunningTrial): { stop: () => Promise<{ asked: number; failed: string[] }> } {
  let asked = 0;
  const over = new AbortController();
  const failed: string[] = [];
  const visitor = async (): Promise<void> => {
    while (!over.signal.aborted) {
      const { status, text } = await portal
        .page()
        .catch((error: unknown) => ({ status: 0, text: String(error) }));
      asked += 1;
      if (status !== 200) failed.push(`${status} ${text}`);
      // What is released needs the processor too.
      await sleep(40);
    }
  };
  const visitors = Array.from({ length: 4 }, visitor);
  return {
    stop: async () => {
      over.abort();
      await Promise.all(visitors);
      return { asked, failed };
    },
  };
}

export { until };

function recordOf(module: string, build: string): unknown {
  const words = { ko: "시험", en: "Trial" };
  const manifest = parseManifest(
    {
      id: module,
      version: "0.1.0",
      name: words,
      owner: { department: words, telephone: "000-000-2050" },
      criticality: "reading",
      grade: 3,
      recovery: { time: 60, point: 0 },
      fallback: words,
      pages: { home: { path: `/${module}`, title: words, access: "public" } },
    },
    module,
  );
  const record = {
    schema: 1,
    module,
    version: "0.1.0",
    build,
    manifest,
    server: { file: "server.js", integrity: `sha384-${"A".repeat(64)}` },
    views: { page: { styles: [], interactive: false } },
    assets: [],
  };
  return parseReleaseRecord(record, module);
}
