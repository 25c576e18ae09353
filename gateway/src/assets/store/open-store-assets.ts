import { openBlobStore } from "@madang/releases";
import type { Metrics } from "@madang/service";
import { Counter } from "prom-client";
import type { OpenAssets, OpenAssetsOptions } from "../open-assets.ts";
import { AssetDigests } from "./asset-digests.ts";
import { KeptAssets } from "./kept-assets.ts";
import { StoreAssets, type AssetOutcome } from "./store-assets.ts";
import { StorePuller } from "./store-puller.ts";

/** Throws RELEASES_STORE_ADDRESS_INVALID; a store that is away is no reason not to start. */
export async function openStoreAssets(
  options: OpenAssetsOptions & { storeUrl: string; kept: { root: string; budget: number } },
): Promise<OpenAssets> {
  const store = await openBlobStore(options.storeUrl);
  const source = new StoreAssets({
    digests: new AssetDigests(options),
    kept: new KeptAssets(options.kept),
    puller: new StorePuller(store),
    log: options.log,
    outcome: outcomeCounter(options.metrics),
  });
  return { source, close: () => store.close() };
}

function outcomeCounter({ registry }: Metrics): (outcome: AssetOutcome) => void {
  const counter = new Counter({
    name: "gateway_store_assets_total",
    help: "Files asked of the store: checked against what the team signed, unchecked (build no longer known), damaged and refused, absent, away.",
    labelNames: ["outcome"],
    registers: [registry],
  });
  return (outcome) => counter.inc({ outcome });
}
