import { createHash, hash } from "node:crypto";
import type { Readable } from "node:stream";
import type { Envelope } from "./envelope.ts";

/** SHA-256 in hexadecimal letters. */
export function digestOf(bytes: Buffer | string): string {
  return hash("sha256", bytes, "hex");
}

/** SHA-256 and length of all that comes; nothing is kept. Rejects as the stream does. */
export async function digestOfStream(stream: Readable): Promise<{ sha256: string; bytes: number }> {
  const sum = createHash("sha256");
  let bytes = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    sum.update(chunk);
    bytes += chunk.length;
  }
  return { sha256: sum.digest("hex"), bytes };
}

/** The name of what was signed; who signed it, and how often, does not change it. */
export function payloadDigest(envelope: Envelope): string {
  return digestOf(Buffer.from(envelope.payload, "base64"));
}
