import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { request } from "undici";

/** An answer, read to its end. */
export interface PlainAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export interface PlainRequest {
  readonly method?: "GET" | "HEAD" | "POST";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Sends exactly these fields: `fetch` writes fields of its own that only browsers write (sec-fetch-mode). */
export async function askPlainly(address: string, options: PlainRequest = {}): Promise<PlainAnswer> {
  const { statusCode, headers, body } = await request(address, {
    ...options,
    headers: { ...options.headers },
  });
  const read = new Headers();
  for (const [name, value] of Object.entries(headers))
    for (const line of [value ?? []].flat()) read.append(name, line);
  const bytes = Buffer.from(await body.arrayBuffer());
  return { status: statusCode, headers: read, text: decoded(bytes, read.get("content-encoding")).toString() };
}

function decoded(bytes: Buffer, coding: string | null): Buffer {
  if (bytes.length === 0 || coding === null) return bytes;
  return coding === "br" ? brotliDecompressSync(bytes) : gunzipSync(bytes);
}
