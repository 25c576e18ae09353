import { readAsset, type Asset, type AssetAddress, type AssetEncoding } from "./read-asset.ts";

/** Where files of builds come from. */
export interface AssetSource {
  /** The wanted coding where the build made one, else the file itself; undefined where there is neither. */
  read(address: AssetAddress, encoding: AssetEncoding): Promise<Asset | undefined>;
}

/** A folder that a publisher fills. */
export class FolderAssets implements AssetSource {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  read(address: AssetAddress, encoding: AssetEncoding): Promise<Asset | undefined> {
    return readAsset({ root: this.#root, address, encoding });
  }
}
