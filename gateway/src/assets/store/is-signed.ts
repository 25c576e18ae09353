import { hash } from "node:crypto";
import { promisify } from "node:util";
import { brotliDecompress, gunzip } from "node:zlib";
import type { AssetEncoding } from "../read-asset.ts";
import type { SignedAsset } from "./asset-digests.ts";

const fromBrotli = promisify(brotliDecompress);
const fromGzip = promisify(gunzip);

/** Codings are not signed themselves: what they decode to is. */
export async function isSigned(
  content: Buffer,
  encoding: AssetEncoding,
  signed: SignedAsset,
): Promise<boolean> {
  const decoded = await decode(content, encoding, signed.bytes);
  return decoded?.length === signed.bytes && hash("sha384", decoded, "base64") === signed.sha384;
}

/** Never more than it must be, whatever was packed. */
async function decode(content: Buffer, encoding: AssetEncoding, bytes: number): Promise<Buffer | undefined> {
  if (encoding === "identity") return content;
  const options = { maxOutputLength: bytes + 1 };
  try {
    return encoding === "br" ? await fromBrotli(content, options) : await fromGzip(content, options);
  } catch {
    return undefined;
  }
}
