import { promisify } from "node:util";
import { brotliCompress, constants, gzip, zstdCompress } from "node:zlib";
import { storedEncodings, type StoredEncoding } from "../cache/store/stored-response.ts";

export type Encoding = StoredEncoding | "identity";

/** Below this the head of an answer outweighs what compression saves. */
const worthwhile = 860;

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
const zstd = promisify(zstdCompress);

export const brotliQuality = 4;
export const gzipLevel = 5;

/** RFC 9110 section 12.5.3: what the client likes best; among equals the first one offered; a weight of zero refuses. */
export function chooseEncoding<Offered extends Encoding>(
  field: string | undefined,
  offered: readonly Offered[],
): Offered | "identity" {
  if (field === undefined || field === "") return "identity";
  const accepted = new Map(field.split(",").map(weighted));
  let best: Offered | "identity" = "identity";
  let most = 0;
  for (const encoding of offered) {
    const weight = accepted.get(encoding) ?? accepted.get("*") ?? 0;
    if (weight > most) [best, most] = [encoding, weight];
  }
  // The bytes as they are may be liked better in so many words.
  return (accepted.get("identity") ?? 0) > most ? "identity" : best;
}

function weighted(part: string): [string, number] {
  const [name = "", ...parameters] = part.split(";").map((text) => text.trim().toLowerCase());
  const weight = parameters.find((parameter) => parameter.startsWith("q="));
  return [name === "x-gzip" ? "gzip" : name, weight === undefined ? 1 : Number(weight.slice(2)) || 0];
}

export function isWorthEncoding(bytes: number): boolean {
  return bytes >= worthwhile;
}

export function encodingFor(field: string | undefined, bytes: number): Encoding {
  return isWorthEncoding(bytes) ? chooseEncoding(field, storedEncodings) : "identity";
}

/** On the thread pool: a page costs the event loop nothing. */
export async function encode(content: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === "gzip") return zip(content, { level: gzipLevel });
  if (encoding === "zstd") return zstd(content);
  if (encoding === "br")
    return brotli(content, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: brotliQuality,
        [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      },
    });
  return content;
}

/** Several codings at once, for what is stored: a hit never compresses. */
export async function encodeIn(
  content: Buffer,
  encodings: readonly StoredEncoding[],
): Promise<[StoredEncoding, Buffer][]> {
  return Promise.all(encodings.map(async (encoding) => [encoding, await encode(content, encoding)]));
}

/** Every coding, where that is worth it. */
export async function encodeAll(content: Buffer): Promise<Partial<Record<StoredEncoding, Buffer>>> {
  return isWorthEncoding(content.length) ? Object.fromEntries(await encodeIn(content, storedEncodings)) : {};
}
