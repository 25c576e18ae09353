import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { ReleaseRecord, Site } from "@madang/manifest";
import { createLogger } from "@madang/service";
import { onTestFinished } from "vitest";
import { readConfig } from "../src/config.ts";
import { startGateway, type RunningGateway } from "../src/start-gateway.ts";
import type { FakeModule } from "./fake-module.ts";
import { startFakeShell } from "./fake-shell.ts";
import { recordOf, words, type ModuleInput, type RecordInput } from "./records.ts";

export const siteFacts: Site = {
  id: "hanul",
  hosts: ["127.0.0.1", "localhost", "portal.example"],
  name: { ko: "한울도 마당", en: "Hanul Madang" },
  institution: { ko: "한울도", en: "Hanul Province" },
  domain: "portal.example",
  operator: { department: words("운영과"), telephone: "000-000-0100" },
  helpline: { name: words("도민콜"), telephone: "000-000-0120", hours: words("24"), outOfHours: words("-") },
  address: words("한울로 1"),
};

export interface TestModule {
  readonly manifest: ModuleInput;
  readonly record?: RecordInput;
  /** None: the module is known and has no replica. */
  readonly servers: readonly FakeModule[];
}

export interface TestPortal {
  readonly origin: string;
  readonly operations: string;
  readonly gateway: RunningGateway;
  readonly shell: FakeModule;
  readonly folder: string;
  /** JSON lines that the gateway has written. */
  readonly logs: Record<string, unknown>[];
  fetch(path: string, options?: RequestInit): Promise<Response>;
  writeRecord(record: ReleaseRecord): Promise<void>;
  writeRaw(file: string, text: string): Promise<void>;
  writeEndpoints(endpoints: Record<string, readonly string[]>): Promise<void>;
  writeAsset(path: string, content: string | Buffer): Promise<void>;
}

export interface TestPortalOptions {
  readonly modules?: readonly TestModule[];
  readonly shell?: FakeModule;
  readonly env?: Readonly<Record<string, string>>;
}

const visitorKey = `k1:${Buffer.alloc(32, 7).toString("base64url")}`;

/** A real gateway on free ports before real servers; everything ends with the test. */
export async function startPortal(options: TestPortalOptions = {}): Promise<TestPortal> {
  const folder = await mkdtemp(join(tmpdir(), "madang-gateway-"));
  const shell = options.shell ?? (await startFakeShell());
  const modules = options.modules ?? [];
  await mkdir(join(folder, "releases"));
  await mkdir(join(folder, "assets"));
  const write = writerIn(folder);
  await write.writeRaw("site.json", JSON.stringify(siteFacts));
  await write.writeRecord(recordOf({ id: "shell", pages: {} }, { build: "shell0001" }));
  for (const { manifest, record } of modules) await write.writeRecord(recordOf(manifest, record));
  await write.writeEndpoints({
    ...Object.fromEntries(
      modules
        .filter((module) => module.servers.length > 0)
        .map((module) => [module.manifest.id, module.servers.map((server) => server.origin)]),
    ),
    shell: [shell.origin],
  });
  const logs: Record<string, unknown>[] = [];
  const config = readConfig({ env: { ...environmentOf(folder), ...options.env } });
  const destination = {
    write: (line: string) => void logs.push(JSON.parse(line) as Record<string, unknown>),
  };
  const gateway = await startGateway(config, { log: createLogger({ service: "gateway", destination }) });
  onTestFinished(async () => {
    await Promise.all([shell, ...modules.flatMap((module) => module.servers)].map((server) => server.kill()));
    await gateway.close();
    await rm(folder, { recursive: true, force: true });
  });
  return {
    ...write,
    gateway,
    shell,
    folder,
    logs,
    origin: gateway.origin,
    operations: gateway.operationsOrigin,
    fetch: (path, init) => fetch(gateway.origin + path, { redirect: "manual", ...init }),
  };
}

export function environmentOf(folder: string): Record<string, string> {
  return {
    MADANG_SITE_FILE: join(folder, "site.json"),
    MADANG_RELEASES_DIR: join(folder, "releases"),
    MADANG_ENDPOINTS_FILE: join(folder, "endpoints.json"),
    MADANG_ASSETS_DIR: join(folder, "assets"),
    MADANG_VISITOR_KEYS: visitorKey,
  };
}

type Writer = Pick<TestPortal, "writeRecord" | "writeRaw" | "writeEndpoints" | "writeAsset">;

function writerIn(folder: string): Writer {
  const writeRaw = async (file: string, text: string): Promise<void> => {
    await writeFile(join(folder, `${file}.draft`), text);
    await rename(join(folder, `${file}.draft`), join(folder, file));
  };
  return {
    writeRaw,
    writeRecord: (record) => writeRaw(`releases/${record.module}.json`, JSON.stringify(record)),
    writeEndpoints: (endpoints) => writeRaw("endpoints.json", JSON.stringify(endpoints)),
    async writeAsset(path, content) {
      const file = join(folder, "assets", path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
    },
  };
}

/** Asks again until the condition holds, for what follows a file with a short delay. */
export async function eventually<T>(
  attempt: () => Promise<T>,
  fits: (value: T) => boolean,
  patience = 5000,
): Promise<T> {
  const until = Date.now() + patience;
  for (;;) {
    const value = await attempt();
    if (fits(value) || Date.now() > until) return value;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
