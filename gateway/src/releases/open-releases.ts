import type { ReleaseRecord } from "@madang/manifest";
import type { BuildOutcomes } from "@madang/registry";
import type { Redis } from "@madang/redis";
import type { Logger } from "@madang/service";
import type { Config } from "../config.ts";
import { gatewayErrors } from "../errors.ts";
import { watchFiles } from "../routes/watch-files.ts";
import { FileSource } from "./file-source.ts";
import type { FollowMetrics } from "./follow-metrics.ts";
import type { ReleaseSource } from "./release-facts.ts";

/** What the gateway tells the registry of itself. */
export interface Told {
  /** Module to the sentence that says why its record is not taken up. */
  refused(): ReadonlyMap<string, string>;
  outcomes(): readonly BuildOutcomes[];
}

export interface OpenReleases {
  readonly source: ReleaseSource;
  /** Replicas come and go without anybody's word: they are asked for their readiness. */
  readonly asksReplicas: boolean;
  /** What was released as a build that runs no more; undefined where nobody can say. */
  recall(module: string, build: string): Promise<ReleaseRecord | undefined>;
  /** Calls back shortly after something has changed, never twice at once. */
  follow(changed: () => Promise<void>, told: Told): void;
  close(): Promise<void>;
}

export interface OpenReleasesOptions {
  readonly config: Config;
  readonly log: Logger;
  readonly redis: Redis | undefined;
  readonly metrics: FollowMetrics;
}

/** The registry, or files on one machine. Throws GATEWAY_RELEASES_FROM_WHERE. */
export async function openReleases(options: OpenReleasesOptions): Promise<OpenReleases> {
  const { config } = options;
  const { releasesDir, endpointsFile, allowedSources } = config;
  const { registryUrl, operatorKeys } = config;
  if (registryUrl !== undefined && operatorKeys !== undefined && releasesDir === undefined) {
    // Whoever follows files has no use for PostgreSQL's driver.
    const { openRegistryReleases } = await import("./registry/open-registry-releases.ts");
    return openRegistryReleases({ ...options, registryUrl, operatorKeys });
  }
  if (releasesDir !== undefined && endpointsFile !== undefined && registryUrl === undefined)
    return openFiles({ releasesDir, endpointsFile, allowedSources });
  throw gatewayErrors.create("RELEASES_FROM_WHERE", { given: givenOf(config) });
}

function openFiles(files: ConstructorParameters<typeof FileSource>[0]): OpenReleases {
  let watch: { close(): void } | undefined;
  return {
    source: new FileSource(files),
    asksReplicas: false,
    recall: async () => undefined,
    follow(changed) {
      watch = watchFiles(files, changed);
    },
    async close() {
      watch?.close();
    },
  };
}

function givenOf(config: Config): string {
  const names = {
    MADANG_REGISTRY_URL: config.registryUrl,
    MADANG_OPERATOR_KEYS: config.operatorKeys,
    MADANG_RELEASES_DIR: config.releasesDir,
    MADANG_ENDPOINTS_FILE: config.endpointsFile,
  };
  const given = Object.entries(names).filter(([, value]) => value !== undefined);
  return given.length === 0 ? "nothing is given" : `given: ${given.map(([name]) => name).join(", ")}`;
}
