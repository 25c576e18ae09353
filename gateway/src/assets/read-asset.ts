import { open, realpath } from "node:fs/promises";
import { join, sep } from "node:path";

export interface Asset {
  readonly content: Buffer;
  readonly encoding: AssetEncoding;
}

/** Encodings that a build makes. */
export const assetEncodings = ["br", "gzip"] as const;

export type AssetEncoding = (typeof assetEncodings)[number] | "identity";

export const encodingSuffixes: Readonly<Record<AssetEncoding, string>> = {
  br: ".br",
  gzip: ".gz",
  identity: "",
};

/** The address of an asset: module, build, file; every part begins with a letter or digit, so none is hidden or `..`. */
const address =
  /^\/_assets\/(?<module>[a-z][a-z0-9-]*)\/(?<build>[a-z0-9]+)\/(?<file>[A-Za-z0-9_][A-Za-z0-9._-]*(?:\/[A-Za-z0-9_][A-Za-z0-9._-]*)*)$/;

export interface AssetAddress {
  readonly module: string;
  readonly build: string;
  readonly folder: string;
  readonly file: string;
}

/** A `.br` or `.gz` is an encoding of a file, never a file of its own. */
export function parseAssetPath(path: string): AssetAddress | undefined {
  const match = address.exec(path)?.groups;
  const { module = "", build = "", file = "" } = match ?? {};
  if (match === undefined || file.endsWith(".br") || file.endsWith(".gz")) return undefined;
  return { module, build, folder: join(module, build), file };
}

/** Reads the wanted encoding where the build made one, else the file itself; undefined where there is neither. */
export async function readAsset(options: {
  root: string;
  address: AssetAddress;
  encoding: AssetEncoding;
}): Promise<Asset | undefined> {
  const { root, address: where, encoding } = options;
  // A publisher may link a build's folder in from elsewhere; nothing may lead out of that folder.
  const folder = await resolved(join(root, where.folder));
  if (folder === undefined) return undefined;
  const wanted = await readWithin(folder, where.file + encodingSuffixes[encoding]);
  if (wanted !== undefined) return { content: wanted, encoding };
  const plain = encoding === "identity" ? undefined : await readWithin(folder, where.file);
  return plain === undefined ? undefined : { content: plain, encoding: "identity" };
}

async function readWithin(folder: string, file: string): Promise<Buffer | undefined> {
  const path = await resolved(join(folder, file));
  if (path === undefined || !path.startsWith(folder + sep)) return undefined;
  const handle = await open(path, "r");
  try {
    return (await handle.stat()).isFile() ? await handle.readFile() : undefined;
  } finally {
    await handle.close();
  }
}

async function resolved(path: string): Promise<string | undefined> {
  try {
    return await realpath(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR" || code === "ENAMETOOLONG") return undefined;
    throw error;
  }
}
