import { spawn, type ChildProcess } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { packServer } from "@madang/build/artifact";
import type { Wanted } from "@madang/releases";
import { onTestFinished } from "vitest";
import { until, type Behaviour } from "./fixture-portal.ts";
import type { FixtureAdmin } from "./fixture-admin.ts";

type WantedBuild = Wanted["builds"][number];

const service = readFileSync(path.join(import.meta.dirname, "fixtures/service.mjs"));

/** A machine with a store and a runner's folder. */
export class FixtureMachine {
  readonly folder: string;
  readonly admin: FixtureAdmin;

  constructor(admin: FixtureAdmin) {
    this.admin = admin;
    this.folder = mkdtempSync(path.join(tmpdir(), "runner of 한울 "));
    onTestFinished(() => rmSync(this.folder, { recursive: true, force: true }));
    mkdirSync(path.join(this.folder, "store/blobs"), { recursive: true });
  }

  /** Puts a server into the store. */
  store(build: string, behaviour?: Behaviour): WantedBuild {
    const files = [{ name: "server.js", content: service }];
    const archive = packServer([
      ...files,
      ...(behaviour === undefined ? [] : [{ name: "behaviour", content: Buffer.from(behaviour) }]),
      { name: "build.txt", content: Buffer.from(build) },
    ]);
    const digest = createHash("sha256").update(archive).digest("hex");
    writeFileSync(this.blob(digest), archive);
    return { module: "news", build, server: { digest, bytes: archive.length }, state: "live" };
  }

  blob(digest: string): string {
    return path.join(this.folder, "store/blobs", digest);
  }

  inside(...names: string[]): string {
    return path.join(this.folder, "runner", ...names);
  }

  drained(build: string): boolean {
    return existsSync(this.inside("artifacts/news", build, "drained"));
  }

  unpacked(): string[] {
    const folder = this.inside("artifacts/news");
    return existsSync(folder) ? readdirSync(folder).sort() : [];
  }

  run(): RunnerRun {
    const { PATH, HOME, NODE_COMPILE_CACHE } = process.env;
    const main = path.join(import.meta.dirname, "../src/runner/main.ts");
    const child = spawn(process.execPath, [main], {
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        PATH,
        HOME,
        NODE_COMPILE_CACHE,
        MADANG_ADMIN_URL: this.admin.address,
        MADANG_RUNNER_TOKEN: this.admin.token,
        MADANG_STORE_URL: pathToFileURL(path.join(this.folder, "store")).href,
        MADANG_RUNNER_DIR: this.inside(),
        MADANG_RUNNER_NAME: "one",
        MADANG_START_SECONDS: "2",
        DATABASE_URL: "postgresql://127.0.0.1:1/none",
      },
    });
    return new RunnerRun(child);
  }
}

export class RunnerRun {
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  output = "";

  constructor(child: ChildProcess) {
    this.child = child;
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", (chunk: Buffer) => (this.output += chunk.toString("utf8")));
    this.ended = once(child, "close").then(([code]) => code as number | null);
    onTestFinished(() => void this.stop());
  }

  async says(text: string): Promise<void> {
    await until(() => this.output.includes(text) || this.child.exitCode !== null, 30_000).catch(
      () => undefined,
    );
    if (!this.output.includes(text)) throw new Error(`The runner did not say ${text}, but:\n${this.output}`);
  }

  stop(signal: NodeJS.Signals = "SIGTERM"): Promise<number | null> {
    this.child.kill(signal);
    return this.ended;
  }
}

/** Which process answers there. */
export async function pidAt(origin: string): Promise<number> {
  return Number(await (await fetch(origin)).text());
}
