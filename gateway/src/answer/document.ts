import type { Visit } from "../request/visit.ts";
import type { Answer } from "./answer.ts";
import { encode, encodingFor } from "./encodings.ts";
import { entityTag, matchesNone } from "./entity-tag.ts";

export interface DocumentOptions {
  readonly visit: Visit;
  readonly status: number;
  readonly type: string;
  readonly chunks: readonly Buffer[];
  /** Of one person: never stored, never compressed (what it reflects could be guessed from its length). */
  readonly personal: boolean;
  /** Stands in for something better: must not be kept. */
  readonly away?: boolean;
  readonly headers?: readonly string[];
}

/** What the answer depends on besides its address: the encoding, and the preferences in their cookie. */
export const vary = "accept-encoding, cookie";

/** A page or its data with the caching rules of docs/architecture.md: `no-cache` and an entity tag, or nothing kept. */
export async function documentAnswer(options: DocumentOptions): Promise<Answer> {
  const { status, type, chunks, personal, away = false, headers = [] } = options;
  const fixed = ["content-type", type, "vary", vary, ...headers];
  if (personal) return whole(status, [...fixed, "cache-control", "private, no-store"], chunks);
  return publicAnswer(options, away ? "no-store" : "no-cache", fixed);
}

async function publicAnswer(
  { visit, status, chunks }: DocumentOptions,
  cacheControl: string,
  fixed: readonly string[],
): Promise<Answer> {
  const { headers } = visit.request;
  const content = Buffer.concat(chunks);
  const encoding = encodingFor(headers["accept-encoding"], content.length);
  const common = [...fixed, "cache-control", cacheControl];
  if (status === 200 && cacheControl === "no-cache") {
    const tag = entityTag(content, encoding);
    common.push("etag", tag);
    if (matchesNone(headers["if-none-match"], tag)) return { status: 304, headers: common, body: undefined };
  }
  if (encoding !== "identity") common.push("content-encoding", encoding);
  return whole(status, common, [await encode(content, encoding)]);
}

function whole(status: number, headers: readonly string[], chunks: readonly Buffer[]): Answer {
  const length = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  return { status, headers: [...headers, "content-length", String(length)], body: chunks };
}
