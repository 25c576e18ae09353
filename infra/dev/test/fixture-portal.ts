import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "@madang/embedded-postgres";
import { parseManifest, type Endpoints } from "@madang/manifest";
import { onTestFinished } from "vitest";

const fixtures = path.join(import.meta.dirname, "fixtures");

export type Behaviour = "dies at start" | "silent" | "stubborn" | "crashes once" | "bad sample";

/** A project of three tiny services in a folder whose name is as awkward as a person's can be. */
export class FixtureProject {
  readonly root: string;
  readonly state: string;
  readonly workspaces = { gateway: "gateway", shell: "shell", news: "modules/news" } as const;

  constructor(behaviours: Partial<Record<"gateway" | "shell" | "news", Behaviour>> = {}) {
    this.root = mkdtempSync(path.join(tmpdir(), "한울 portal's copy "));
    this.state = path.join(this.root, ".madang");
    chmodSync(this.root, 0o755);
    onTestFinished(() => rmSync(this.root, { recursive: true, force: true }));
    for (const name of ["gateway", "shell", "news"] as const) this.#addService(name, behaviours[name]);
    mkdirSync(path.join(this.root, "shell/sites"));
    writeFileSync(path.join(this.root, "shell/sites/hanul.json"), "{}");
    writeFileSync(path.join(this.root, "modules/news/module.ts"), "");
    mkdirSync(path.join(this.root, "modules/news/sample"));
  }

  dist(name: keyof FixtureProject["workspaces"], file: string): string {
    return path.join(this.root, this.workspaces[name], "dist", file);
  }

  read(name: keyof FixtureProject["workspaces"], file: string): string {
    return readFileSync(this.dist(name, file), "utf8");
  }

  endpoints(): Endpoints {
    return JSON.parse(readFileSync(path.join(this.state, "endpoints.json"), "utf8")) as Endpoints;
  }

  #addService(name: "gateway" | "shell" | "news", behaviour: Behaviour | undefined): void {
    mkdirSync(this.dist(name, "assets"), { recursive: true });
    writeFileSync(path.join(this.root, this.workspaces[name], "package.json"), '{"type":"module"}');
    copyFileSync(path.join(fixtures, "service.mjs"), this.dist(name, "server.js"));
    if (behaviour !== undefined) writeFileSync(this.dist(name, "behaviour"), behaviour);
    if (name === "gateway") return;
    writeFileSync(this.dist(name, "assets/app.js"), "");
    writeFileSync(this.dist(name, "release.json"), JSON.stringify(releaseOf(name)));
  }
}

/** One run of the supervisor's command on a fixture project. */
export class SupervisorRun {
  readonly child: ChildProcess;
  readonly port: number;
  readonly ended: Promise<number | null>;
  output = "";

  private constructor(child: ChildProcess, port: number) {
    this.child = child;
    this.port = port;
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", (chunk: Buffer) => (this.output += chunk.toString("utf8")));
    this.ended = once(child, "close").then(([code]) => code as number | null);
  }

  /** Without `database: "embedded"` the services are told of a database that nobody asks. */
  static async start(
    project: FixtureProject,
    options: { args?: string[]; port?: number; database?: "embedded"; env?: Record<string, string> } = {},
  ): Promise<SupervisorRun> {
    const port = options.port ?? (await freePort());
    const { PATH, HOME, NODE_COMPILE_CACHE } = process.env;
    const child = spawn(process.execPath, [path.join(fixtures, "start.ts"), ...(options.args ?? [])], {
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        PATH,
        HOME,
        NODE_COMPILE_CACHE,
        PORT: String(port),
        FIXTURE_ROOT: project.root,
        // The tiny gateway has no admin API; registry-releases.test.ts has the real one.
        MADANG_REGISTRY: "0",
        ...(options.database === "embedded" ? {} : { DATABASE_URL: "postgresql://127.0.0.1:1/none" }),
        ...options.env,
      },
    });
    const run = new SupervisorRun(child, port);
    onTestFinished(async () => {
      child.kill("SIGTERM");
      await run.ended;
    });
    return run;
  }

  static async ready(...args: Parameters<typeof SupervisorRun.start>): Promise<SupervisorRun> {
    const run = await SupervisorRun.start(...args);
    await run.says("Madang is ready");
    return run;
  }

  async says(text: string | RegExp, withinMs = 60_000): Promise<void> {
    const found = () => (typeof text === "string" ? this.output.includes(text) : text.test(this.output));
    await until(() => found() || this.child.exitCode !== null, withinMs).catch(() => undefined);
    if (!found()) throw new Error(`The supervisor did not say ${text}, but:\n${this.output}`);
  }

  stop(signal: NodeJS.Signals = "SIGTERM"): Promise<number | null> {
    this.child.kill(signal);
    return this.ended;
  }

  /** Process ids of the services that answer now. */
  async servicePids(project: FixtureProject): Promise<number[]> {
    const origins = [...Object.values(project.endpoints()).flat(), `http://127.0.0.1:${this.port}`];
    return Promise.all(origins.map(pidAt));
  }
}

/** A service whose port another program took first is started again a moment later. */
async function pidAt(origin: string): Promise<number> {
  for (let tries = 0; ; tries += 1) {
    try {
      return Number(await (await fetch(origin)).text());
    } catch (error) {
      if (tries === 40) throw error;
      await sleep(250);
    }
  }
}

export async function until(condition: () => boolean, withinMs = 10_000): Promise<void> {
  const end = Date.now() + withinMs;
  while (!condition()) {
    if (Date.now() > end) throw new Error(`${condition.toString()} did not come true`);
    await sleep(25);
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function releaseOf(module: string): unknown {
  const words = { ko: "이름", en: "Name" };
  return {
    schema: 1,
    module,
    version: "0.1.0",
    build: "0123456789abcdef",
    manifest: parseManifest(
      {
        id: module,
        version: "0.1.0",
        name: words,
        owner: { department: words, telephone: "000-000-2050" },
        criticality: "reading",
        grade: 3,
        recovery: { time: 60, point: 0 },
        fallback: words,
      },
      module,
    ),
    server: { file: "server.js", integrity: `sha384-${"A".repeat(64)}` },
    views: {},
    assets: [],
  };
}
