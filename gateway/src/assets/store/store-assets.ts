import { join } from "node:path";
import type { Logger } from "@madang/service";
import { gatewayErrors } from "../../errors.ts";
import type { AssetSource } from "../asset-source.ts";
import { encodingSuffixes, type Asset, type AssetAddress, type AssetEncoding } from "../read-asset.ts";
import type { AssetDigests, SignedAsset } from "./asset-digests.ts";
import { isSigned } from "./is-signed.ts";
import type { KeptAssets } from "./kept-assets.ts";
import type { StorePuller } from "./store-puller.ts";

/** What became of a file that was asked of the store. */
export type AssetOutcome = "checked" | "unchecked" | "damaged" | "absent" | "away";

/**
 * Files of the store, each pulled when it is first asked for and kept on disk. What a team signed of them is checked each time that bytes
 * come from the store or the disk; only of a build that the registry no longer knows the store's own name has to be believed.
 */
export class StoreAssets implements AssetSource {
  readonly #digests: AssetDigests;
  readonly #kept: KeptAssets;
  readonly #puller: StorePuller;
  readonly #log: Logger;
  readonly #outcome: (outcome: AssetOutcome) => void;
  readonly #underWay = new Map<string, Promise<Buffer | undefined>>();

  constructor(options: {
    digests: AssetDigests;
    kept: KeptAssets;
    puller: StorePuller;
    log: Logger;
    outcome: (outcome: AssetOutcome) => void;
  }) {
    this.#digests = options.digests;
    this.#kept = options.kept;
    this.#puller = options.puller;
    this.#log = options.log;
    this.#outcome = options.outcome;
  }

  /** Throws GATEWAY_ASSET_AWAY, GATEWAY_ASSET_DAMAGED. */
  async read(address: AssetAddress, encoding: AssetEncoding): Promise<Asset | undefined> {
    const assets = await this.#digests.of(address.module, address.build);
    const signed = assets?.get(address.file);
    // The release has no such file: the store need not be asked.
    if (assets !== undefined && signed === undefined) return undefined;
    if (encoding !== "identity") {
      const coded = await this.#codedFile(address, encoding, signed);
      if (coded !== undefined) return { content: coded, encoding };
    }
    const content = await this.#file(address, "identity", signed);
    if (content === undefined && signed !== undefined) throw this.#lost(address);
    return content === undefined ? undefined : { content, encoding: "identity" };
  }

  /** A coding that is damaged or cannot be had is none: the file itself may be on this disk. */
  async #codedFile(
    address: AssetAddress,
    encoding: AssetEncoding,
    signed: SignedAsset | undefined,
  ): Promise<Buffer | undefined> {
    try {
      return await this.#file(address, encoding, signed);
    } catch (error) {
      if (gatewayErrors.is(error, "ASSET_AWAY") || gatewayErrors.is(error, "ASSET_DAMAGED")) return undefined;
      throw error;
    }
  }

  /** Once for all who want it now. */
  #file(
    { folder, file }: AssetAddress,
    encoding: AssetEncoding,
    signed: SignedAsset | undefined,
  ): Promise<Buffer | undefined> {
    const name = join(folder, file + encodingSuffixes[encoding]);
    const known = this.#underWay.get(name);
    if (known !== undefined) return known;
    const had = this.#have(name, encoding, signed).finally(() => this.#underWay.delete(name));
    this.#underWay.set(name, had);
    return had;
  }

  async #have(
    name: string,
    encoding: AssetEncoding,
    signed: SignedAsset | undefined,
  ): Promise<Buffer | undefined> {
    const kept = await this.#kept.read(name);
    if (kept !== undefined) {
      if (signed === undefined || (await isSigned(kept, encoding, signed))) return kept;
      await this.#kept.remove(name);
    }
    const pulled = await this.#pull(name);
    if (pulled === undefined) return undefined;
    if (signed !== undefined && !(await isSigned(pulled, encoding, signed))) throw this.#damaged(name);
    this.#outcome(signed === undefined ? "unchecked" : "checked");
    await this.#kept.write(name, pulled);
    return pulled;
  }

  async #pull(name: string): Promise<Buffer | undefined> {
    try {
      const pulled = await this.#puller.pull(`assets/${name}`);
      if (pulled === undefined) this.#outcome("absent");
      return pulled;
    } catch (error) {
      this.#outcome("away");
      throw error;
    }
  }

  #damaged(name: string): Error {
    this.#outcome("damaged");
    const error = gatewayErrors.create("ASSET_DAMAGED", { name });
    this.#log.error({ err: error }, "an asset of the store is refused");
    return error;
  }

  #lost({ folder, file }: AssetAddress): Error {
    return gatewayErrors.create("ASSET_AWAY", {
      name: `${folder}/${file}`,
      reason: "the store does not have it",
    });
  }
}
