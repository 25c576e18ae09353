import { randomBytes } from "node:crypto";
import { hostname } from "node:os";
import { openRegistryFeed, openRegistryReader } from "@madang/registry";
import type { OpenReleases, OpenReleasesOptions } from "../open-releases.ts";
import { GatewayReporter } from "./gateway-reporter.ts";
import { parseOperatorKeys } from "./operator-keys.ts";
import { RegistrySource } from "./registry-source.ts";
import { ReleaseMemory } from "./release-memory.ts";

export interface OpenRegistryReleasesOptions extends OpenReleasesOptions {
  readonly registryUrl: string;
  readonly operatorKeys: string;
}

/** Throws GATEWAY_OPERATOR_KEYS_INVALID; a registry that is away is no reason not to start. */
export function openRegistryReleases(options: OpenRegistryReleasesOptions): OpenReleases {
  const { config, log, redis, metrics, registryUrl: url } = options;
  const away = (isAway: boolean): void => metrics.away(isAway);
  const keys = parseOperatorKeys(options.operatorKeys);
  const registry = openRegistryReader({ url, log });
  const memory = new ReleaseMemory(config.releaseCacheDir, (error) =>
    log.warn({ err: error }, "the copy of the releases on disk cannot be used; the registry is asked"),
  );
  const source = new RegistrySource({ registry, memory, keys });
  const feed = openRegistryFeed({ url, log, redis });
  let reporter: GatewayReporter | undefined;
  return {
    source,
    asksReplicas: true,
    recall: (module, build) => source.recall(module, build),
    follow(changed, told) {
      const id = config.gatewayId ?? `${hostname()}-${randomBytes(3).toString("hex")}`;
      reporter = new GatewayReporter({
        registry,
        id,
        sequence: () => source.sequence,
        told,
        away,
      });
      feed.follow(async () => {
        await changed();
        const { sequence, trouble } = source;
        metrics.sequence(sequence);
        if (trouble !== undefined) metrics.away(true);
        reporter?.soon();
        // The feed looks again soon.
        if (trouble !== undefined) throw trouble;
      });
    },
    async close() {
      reporter?.close();
      await feed.close();
      await memory.written();
      await registry.close();
    },
  };
}
