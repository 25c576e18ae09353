import { resolve } from "node:path";
import type { ReleaseRecord } from "@madang/manifest";
import type { Logger, Metrics } from "@madang/service";
import type { Config } from "../config.ts";
import { gatewayErrors } from "../errors.ts";
import { FolderAssets, type AssetSource } from "./asset-source.ts";

export interface OpenAssets {
  readonly source: AssetSource;
  close(): Promise<void>;
}

export interface OpenAssetsOptions {
  readonly config: Pick<Config, "registryUrl" | "storeUrl" | "assetsDir" | "assetDisk" | "releaseCacheDir">;
  readonly log: Logger;
  readonly metrics: Metrics;
  /** Of a build that runs. */
  readonly inForce: (module: string, build: string) => ReleaseRecord | undefined;
  /** Of one that does not run any more. */
  readonly recall: (module: string, build: string) => Promise<ReleaseRecord | undefined>;
}

/** The store where the registry is followed, else a folder. Throws GATEWAY_ASSETS_FROM_WHERE, RELEASES_STORE_*. */
export async function openAssets(options: OpenAssetsOptions): Promise<OpenAssets> {
  const { registryUrl, storeUrl, assetsDir, assetDisk, releaseCacheDir } = options.config;
  if (registryUrl !== undefined && storeUrl !== undefined) {
    // Whoever serves a folder has no use for the store's client.
    const { openStoreAssets } = await import("./store/open-store-assets.ts");
    const kept = { root: resolve(releaseCacheDir, "assets"), budget: assetDisk };
    return openStoreAssets({ ...options, storeUrl, kept });
  }
  if (assetsDir !== undefined) return { source: new FolderAssets(assetsDir), close: async () => {} };
  throw gatewayErrors.create("ASSETS_FROM_WHERE");
}
