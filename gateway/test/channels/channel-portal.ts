import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ReleaseRecord } from "@madang/manifest";
import { generateKey, type SigningKey } from "@madang/releases";
import { createLogger } from "@madang/service";
import { onTestFinished } from "vitest";
import { readConfig } from "../../src/config.ts";
import type { OpenReleases } from "../../src/releases/open-releases.ts";
import type { ModuleReleases, ReleaseFacts } from "../../src/releases/release-facts.ts";
import { startGateway, type RunningGateway } from "../../src/start-gateway.ts";
import type { FakeModule } from "../fake-module.ts";
import { startFakeShell } from "../fake-shell.ts";
import { recordOf } from "../records.ts";
import { askPlainly, type PlainAnswer, type PlainRequest } from "./plain-client.ts";
import { environmentOf, siteFacts } from "../start-portal.ts";

/** One build and where it runs. */
export interface RunningBuild {
  readonly record: ReleaseRecord;
  readonly servers: readonly FakeModule[];
}

/** What of one module is live. */
export interface GivenChannels {
  readonly stable: RunningBuild;
  readonly canary?: { readonly build: RunningBuild; readonly weight: number };
  readonly previews?: Readonly<Record<string, RunningBuild>>;
  readonly ending?: readonly RunningBuild[];
}

export interface ChannelPortal {
  readonly gateways: readonly RunningGateway[];
  readonly operator: SigningKey;
  ask(path: string, options?: PlainRequest, gateway?: number): Promise<PlainAnswer>;
  /** Resolves when every gateway has taken it up. */
  change(channels: readonly GivenChannels[]): Promise<void>;
}

/** Real gateways whose channels the test decides. */
export async function startChannels(
  channels: readonly GivenChannels[],
  options: { gateways?: number; env?: Record<string, string>; shell?: RunningBuild } = {},
): Promise<ChannelPortal> {
  const folder = await mkdtemp(join(tmpdir(), "madang-channels-"));
  await mkdir(join(folder, "assets"));
  await writeFile(join(folder, "site.json"), JSON.stringify(siteFacts));
  const { key: operator } = generateKey("operator-1");
  const { MADANG_RELEASES_DIR: _dir, MADANG_ENDPOINTS_FILE: _file, ...environment } = environmentOf(folder);
  const operatorKeys = `${operator.publicKey.id}:${operator.publicKey.key}`;
  const config = readConfig({
    env: { ...environment, MADANG_OPERATOR_KEYS: operatorKeys, ...options.env },
  });
  const shell = options.shell ?? {
    record: recordOf({ id: "shell", pages: {} }, { build: "shell0001" }),
    servers: [await startFakeShell()],
  };
  const withShell = (given: readonly GivenChannels[]): readonly GivenChannels[] =>
    given.some(({ stable }) => stable.record.module === "shell") ? given : [{ stable: shell }, ...given];
  const sources = Array.from({ length: options.gateways ?? 1 }, () => new GivenReleases(withShell(channels)));
  const log = createLogger({ service: "gateway", level: "fatal" });
  const gateways = await Promise.all(sources.map((releases) => startGateway(config, { log, releases })));
  onTestFinished(async () => {
    await Promise.all(gateways.map((gateway) => gateway.close()));
    await Promise.all(shell.servers.map((server) => server.kill()));
    await rm(folder, { recursive: true, force: true });
  });
  return {
    gateways,
    operator,
    ask: (path, request, index = 0) => askPlainly(`${gateways[index]?.origin ?? ""}${path}`, request),
    async change(given) {
      await Promise.all(sources.map((source) => source.change(withShell(given))));
    },
  };
}

class GivenReleases implements OpenReleases {
  #facts: ReleaseFacts;
  #changed: () => Promise<void> = async () => {};

  constructor(channels: readonly GivenChannels[]) {
    this.#facts = factsOf(channels);
  }

  readonly asksReplicas = false;
  readonly recall = async (): Promise<undefined> => undefined;
  readonly source = { read: async (): Promise<ReleaseFacts> => this.#facts };

  follow(changed: () => Promise<void>): void {
    this.#changed = changed;
  }

  async change(channels: readonly GivenChannels[]): Promise<void> {
    this.#facts = factsOf(channels);
    await this.#changed();
  }

  async close(): Promise<void> {}
}

function factsOf(channels: readonly GivenChannels[]): ReleaseFacts {
  const origins = new Map<string, string[]>();
  for (const { record, servers } of channels.flatMap(buildsOf))
    origins.set(
      `${record.module}@${record.build}`,
      servers.map(({ origin }) => origin),
    );
  return {
    modules: new Map(channels.map((one) => [one.stable.record.module, releasesOf(one)])),
    origins: (module, build) => origins.get(`${module}@${build}`) ?? [],
    allowedSources: () => [],
    refused: [],
  };
}

function buildsOf({ stable, canary, previews = {}, ending = [] }: GivenChannels): RunningBuild[] {
  return [stable, ...(canary === undefined ? [] : [canary.build]), ...Object.values(previews), ...ending];
}

function releasesOf({ stable, canary, previews = {}, ending = [] }: GivenChannels): ModuleReleases {
  return {
    module: stable.record.module,
    stable: stable.record,
    canary: canary === undefined ? undefined : { record: canary.build.record, weight: canary.weight },
    previews: new Map(Object.entries(previews).map(([name, { record }]) => [name, record])),
    ending: ending.map(({ record }) => record),
  };
}
