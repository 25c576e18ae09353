import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ReleaseRecord } from "@madang/manifest";
import { openRegistry, type Registry } from "@madang/registry";
import {
  generateKey,
  payloadDigest,
  signRelease,
  signSnapshot,
  type Envelope,
  type ModuleChannels,
  type SigningKey,
  type TrustPolicy,
} from "@madang/releases";
import { createLogger } from "@madang/service";
import { onTestFinished } from "vitest";
import { readConfig } from "../../src/config.ts";
import { startGateway, type RunningGateway } from "../../src/start-gateway.ts";
import { startFakeShell } from "../fake-shell.ts";
import { recordOf } from "../records.ts";
import { environmentOf, siteFacts } from "../start-portal.ts";

const log = createLogger({ service: "test", level: "silent", build: "test" });
const server = { digest: "0".repeat(64), bytes: 1 };
const entry = { by: "test", action: "test", detail: {}, outcome: "done" };

/** A release as the team signed it. */
export interface Signed {
  readonly record: ReleaseRecord;
  readonly envelope: Envelope;
  readonly digest: string;
}

export function signedRelease(record: ReleaseRecord, key: SigningKey, createdAt = new Date()): Signed {
  const statement = { schema: 1 as const, record, createdAt: createdAt.toISOString(), server };
  const envelope = signRelease(statement, key);
  return { record, envelope, digest: payloadDigest(envelope) };
}

export type Channels = Omit<ModuleChannels, "previews" | "ending" | "builds"> &
  Partial<Pick<ModuleChannels, "previews" | "ending" | "builds">>;

/** The one who writes a registry: what the admin API does, without it. */
export class RegistryWorld {
  readonly url: string;
  readonly registry: Registry;
  readonly operator = generateKey("operator-1").key;
  readonly team = generateKey("team-1").key;
  trust: TrustPolicy = {
    teams: {
      team: { modules: ["shell", "news", "board"], keys: [this.team.publicKey], criticality: "emergency" },
    },
  };
  sequence = 0;
  readonly modules: Record<string, ModuleChannels> = {};

  constructor(url: string) {
    this.url = url;
    this.registry = openRegistry({ url, log });
  }

  /** Into the registry, whatever it is. */
  async add(signed: Signed): Promise<Signed> {
    const { record, digest, envelope } = signed;
    const { module, build, version } = record;
    await this.registry.addRelease(
      { module, build, version, digest, createdAt: new Date().toISOString(), by: "team" },
      envelope,
    );
    return signed;
  }

  release(record: ReleaseRecord, key: SigningKey = this.team): Promise<Signed> {
    return this.add(signedRelease(record, key));
  }

  async runs({ record }: Signed, ...origins: string[]): Promise<void> {
    const { module, build } = record;
    await this.registry.setReplicas({ runner: "test", module, build, origins, failure: undefined });
  }

  /** Points the stable channel at it and publishes. */
  async promote(signed: Signed, more: Partial<ModuleChannels> = {}): Promise<void> {
    const { module, build, version } = signed.record;
    this.modules[module] = {
      previews: {},
      ending: [],
      ...more,
      stable: build,
      builds: { ...more.builds, [build]: { digest: signed.digest, version } },
    };
    await this.publish();
  }

  envelope({ key = this.operator, sequence = this.sequence + 1, issuedAt = new Date() } = {}): Envelope {
    const { trust, modules } = this;
    return signSnapshot({ schema: 1, sequence, issuedAt: issuedAt.toISOString(), trust, modules }, key);
  }

  async publish(envelope: Envelope = this.envelope()): Promise<void> {
    this.sequence += 1;
    await this.registry.publishSnapshot({ sequence: this.sequence, envelope }, entry);
  }
}

export interface FollowingGateway {
  readonly running: RunningGateway;
  readonly origin: string;
  readonly folder: string;
  readonly logs: Record<string, unknown>[];
  get(path: string): Promise<{ status: number; text: string }>;
  metric(name: string): Promise<number>;
  /** Builds of the table in force, by module. */
  builds(): Record<string, string>;
  close(): Promise<void>;
}

/** A gateway that follows the world's registry; `folder` of an earlier one starts from what that kept. */
export async function startFollowing(options: {
  url: string;
  operatorKeys: string;
  folder?: string;
  env?: Record<string, string>;
}): Promise<FollowingGateway> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), "madang-following-")));
  await writeFile(join(folder, "site.json"), JSON.stringify(siteFacts));
  const { MADANG_RELEASES_DIR: _records, MADANG_ENDPOINTS_FILE: _endpoints, ...env } = environmentOf(folder);
  const config = readConfig({
    env: {
      ...env,
      MADANG_REGISTRY_URL: options.url,
      MADANG_OPERATOR_KEYS: options.operatorKeys,
      MADANG_RELEASE_CACHE_DIR: join(folder, "cache"),
      MADANG_GATEWAY_ID: "gateway-1",
      ...options.env,
    },
  });
  const logs: Record<string, unknown>[] = [];
  const destination = {
    write: (line: string) => void logs.push(JSON.parse(line) as Record<string, unknown>),
  };
  const running = await startGateway(config, { log: createLogger({ service: "gateway", destination }) });
  let isClosed = false;
  const close = async (): Promise<void> => {
    if (isClosed) return;
    isClosed = true;
    await running.close();
  };
  onTestFinished(async () => {
    await close();
    await rm(folder, { recursive: true, force: true });
  });
  return {
    running,
    folder,
    logs,
    origin: running.origin,
    get: async (path) => {
      const answer = await fetch(running.origin + path, { redirect: "manual" });
      return { status: answer.status, text: await answer.text() };
    },
    metric: async (name) => {
      const text = await (await fetch(`${running.operationsOrigin}/metrics`)).text();
      const line = text.split("\n").find((one) => one.startsWith(name) && !one.startsWith("#"));
      return Number(line?.split(" ").at(-1) ?? Number.NaN);
    },
    builds: () =>
      Object.fromEntries(running.gateway.table.current.modules.values().map(({ id, build }) => [id, build])),
    close,
  };
}

export function operatorKeys(...keys: readonly SigningKey[]): string {
  return keys.map(({ publicKey }) => `${publicKey.id}:${publicKey.key}`).join(",");
}

/** A shell that answers layouts, released and running. */
export async function releaseShell(world: RegistryWorld): Promise<void> {
  const shell = await startFakeShell();
  onTestFinished(() => shell.kill());
  const signed = await world.release(recordOf({ id: "shell", pages: {} }, { build: "shell0001" }));
  await world.runs(signed, shell.origin);
  await world.promote(signed);
}
