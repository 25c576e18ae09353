import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "@madang/embedded-postgres";
import { startService, workspaceRoot, type ServiceProcess } from "@madang/test-kit";
import { onTestFinished } from "vitest";
import { startFakeShell } from "../fake-shell.ts";
import { recordOf, words, type ModuleInput } from "../records.ts";
import { environmentOf, siteFacts } from "../start-portal.ts";
import { startFaultyModules, type FaultyModule } from "./faulty-module.ts";

/** Short, because a test waits for what never comes; long enough for a healthy module on a busy machine. */
const deadline = 1200;
const cache = { fresh: 1, staleIfError: 600 };
const keptCache = { fresh: 600, staleIfError: 600 };

/** A module that anybody reads, with a box on the home page and an API. */
export function readingManifest(id: string): ModuleInput {
  return {
    id,
    deadline,
    pages: {
      list: { path: `/${id}`, title: words(`${id} page`), access: "public", cache },
      detail: { path: `/${id}/:number`, title: words(`${id} item`), access: "public", cache },
      kept: { path: `/${id}-kept/:number`, title: words(`${id} kept`), access: "public", cache: keptCache },
      never: { path: `/${id}-never/:number`, title: words(`${id} never`), access: "public" },
    },
    boxes: { latest: { slot: "home", title: words(`${id} box`), cache } },
    api: { prefix: `/api/${id}`, query: ["limit"] },
  };
}

export function personalManifest(id: string): ModuleInput {
  const page = { path: `/${id}/mine`, title: words(`${id} page`), access: "personal", form: true } as const;
  return { id, deadline, criticality: "submission", pages: { mine: page } };
}

export function homeManifest(id: string): ModuleInput {
  const page = { path: "/", title: words("Home"), access: "public", layout: "wide", cache } as const;
  return { id, deadline, pages: { home: page } };
}

export interface LadderPortal {
  readonly origin: string;
  readonly folder: string;
  readonly gateway: ServiceProcess;
  /** The first replica, or the one of this number. */
  module(id: string, replica?: number): FaultyModule;
  /** The gateway's metrics by series name with labels, as they are now. */
  readonly metrics: () => Promise<Metrics>;
  /** Lines of the gateway's log so far. */
  log(): Record<string, unknown>[];
}

/** A gateway in a process of its own before modules in processes of their own. */
export async function startLadderPortal(options: {
  manifests: readonly ModuleInput[];
  /** Modules that share a process; each has one of its own where this is left out. */
  processes?: readonly (readonly string[])[];
  /** How many of each module; one where it is not named. */
  replicas?: Readonly<Record<string, number>>;
  env?: Readonly<Record<string, string>>;
}): Promise<LadderPortal> {
  const { manifests, replicas = {}, env = {} } = options;
  const folder = await mkdtemp(join(tmpdir(), "madang-ladder-"));
  const shell = await startFakeShell();
  const processes = options.processes ?? manifests.map(({ id }) => [id]);
  const wanted = processes.flatMap((ids) => Array.from({ length: replicas[ids[0] ?? ""] ?? 1 }, () => ids));
  const started = (await Promise.all(wanted.map(startFaultyModules))).flat();
  const modules = Map.groupBy(started, ({ id }) => id);
  await writeFacts(folder, manifests, { ...originsOf(modules), shell: [shell.origin] });
  const gateway = await startLadderGateway(folder, env);
  onTestFinished(async () => {
    await gateway.process.kill();
    await shell.kill();
    await rm(folder, { recursive: true, force: true });
  });
  return {
    origin: gateway.process.origin,
    folder,
    gateway: gateway.process,
    module(id, replica = 0) {
      const found = modules.get(id)?.[replica];
      if (found === undefined) throw new RangeError(`no replica ${replica} of ${id}`);
      return found;
    },
    metrics: gateway.metrics,
    log: () => logLines(gateway.process),
  };
}

export interface LadderGateway {
  readonly process: ServiceProcess;
  readonly metrics: () => Promise<Metrics>;
}

export async function startLadderGateway(
  folder: string,
  env: Readonly<Record<string, string>> = {},
): Promise<LadderGateway> {
  const operations = await freePort();
  const process = await startService({
    name: "gateway",
    file: join(workspaceRoot, "gateway/src/main.ts"),
    env: { ...environmentOf(folder), OPERATIONS_PORT: String(operations), ...env },
  });
  const metrics = async (): Promise<Metrics> =>
    readMetrics(await (await fetch(`http://127.0.0.1:${operations}/metrics`)).text());
  return { process, metrics };
}

function originsOf(modules: ReadonlyMap<string, readonly FaultyModule[]>): Record<string, string[]> {
  return Object.fromEntries([...modules].map(([id, all]) => [id, all.map(({ origin }) => origin)]));
}

async function writeFacts(
  folder: string,
  manifests: readonly ModuleInput[],
  endpoints: Readonly<Record<string, readonly string[]>>,
): Promise<void> {
  await mkdir(join(folder, "releases"));
  await mkdir(join(folder, "assets"));
  const record = (input: ModuleInput): Promise<void> =>
    writeFile(join(folder, `releases/${input.id}.json`), JSON.stringify(recordOf(input)));
  await Promise.all([...manifests, { id: "shell", pages: {} }].map(record));
  await writeFile(join(folder, "site.json"), JSON.stringify(siteFacts));
  await writeFile(join(folder, "endpoints.json"), JSON.stringify(endpoints));
}

/** Values of the Prometheus text format, by `name{labels}`. */
export class Metrics {
  readonly values: ReadonlyMap<string, number>;

  constructor(values: ReadonlyMap<string, number>) {
    this.values = values;
  }

  /** Sum of all series of this name whose labels contain every one of these. */
  sum(name: string, ...labels: readonly string[]): number {
    let sum = 0;
    for (const [series, value] of this.values)
      if (series.startsWith(`${name}{`) && labels.every((label) => series.includes(label))) sum += value;
    return sum;
  }
}

function readMetrics(text: string): Metrics {
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return new Metrics(
    new Map(
      lines.map((line) => [line.slice(0, line.lastIndexOf(" ")), Number(line.slice(line.lastIndexOf(" ")))]),
    ),
  );
}

export function logLines(process: ServiceProcess): Record<string, unknown>[] {
  return process
    .output()
    .split("\n")
    .filter((line) => line.startsWith("{") && line.endsWith("}"))
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
