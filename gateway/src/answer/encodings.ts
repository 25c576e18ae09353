import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

export type Encoding = "br" | "gzip" | "identity";

/** Below this the head of an answer outweighs what compression saves. */
const worthwhile = 860;

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

export const brotliQuality = 4;
export const gzipLevel = 5;

/** RFC 9110 section 12.5.3: what the client takes, the smaller result first; a weight of zero refuses. */
export function chooseEncoding(field: string | undefined, offered: readonly Encoding[]): Encoding {
  if (field === undefined || field === "") return "identity";
  const accepted = new Map(field.split(",").map(weighted));
  return offered.find((encoding) => (accepted.get(encoding) ?? accepted.get("*") ?? 0) > 0) ?? "identity";
}

function weighted(part: string): [string, number] {
  const [name = "", ...parameters] = part.split(";").map((text) => text.trim().toLowerCase());
  const weight = parameters.find((parameter) => parameter.startsWith("q="));
  return [name === "x-gzip" ? "gzip" : name, weight === undefined ? 1 : Number(weight.slice(2)) || 0];
}

export function encodingFor(field: string | undefined, bytes: number): Encoding {
  return bytes < worthwhile ? "identity" : chooseEncoding(field, ["br", "gzip"]);
}

/** On the thread pool: a page costs the event loop nothing. */
export async function encode(content: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === "gzip") return zip(content, { level: gzipLevel });
  if (encoding === "br")
    return brotli(content, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: brotliQuality,
        [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      },
    });
  return content;
}
