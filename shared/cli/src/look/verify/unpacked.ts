import { pipeline, Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { createBrotliDecompress, createGunzip } from "node:zlib";

/** Endings of the compressed files that a build puts beside its texts. */
export const codings = ["br", "gz"] as const;
export type Coding = (typeof codings)[number];

/** What was packed. Bytes that cannot be unpacked end it where they begin, so that its digest is another one. */
export function unpacked(
  body: globalThis.ReadableStream<Uint8Array>,
  coding: Coding | undefined,
): AsyncIterable<Uint8Array> {
  const packed = Readable.fromWeb(body as ReadableStream<Uint8Array>);
  return coding === undefined ? packed : unpack(packed, coding);
}

async function* unpack(packed: Readable, coding: Coding): AsyncGenerator<Uint8Array> {
  const unpacking = coding === "br" ? createBrotliDecompress() : createGunzip();
  let broke = false;
  packed.once("error", () => (broke = true));
  pipeline(packed, unpacking, () => undefined);
  try {
    for await (const chunk of unpacking) yield chunk as Uint8Array;
  } catch (error) {
    // A connection that ended is another matter than bytes that are wrong.
    if (broke) throw error;
  }
}
