import type { Visit } from "../request/visit.ts";
import type { Answer } from "./answer.ts";
import { encode, encodingFor, type Encoding } from "./encodings.ts";
import { entityTag, matchesNone } from "./entity-tag.ts";

/** A page or its data, before a request's coding and conditions are met. */
export interface Document {
  readonly status: number;
  /** Without those that the coding decides. */
  readonly headers: readonly string[];
  readonly chunks: readonly Buffer[];
  readonly caching: Caching;
}

/**
 * What browsers may do with it (docs/architecture.md). `shared`: keep it and ask each time, so that a purge reaches everyone. `unkept`:
 * the same without an entity tag, for what is made anew each time. `away`: stands in for something better. `personal`: never stored, and
 * never compressed (what it reflects could be guessed from its length).
 */
export type Caching = "shared" | "unkept" | "away" | "personal";

const cacheControl: Readonly<Record<Caching, string>> = {
  shared: "no-cache",
  unkept: "no-cache",
  away: "no-store",
  personal: "private, no-store",
};

/** What the answer depends on besides its address: the encoding, and the preferences in their cookie. */
export const vary = "accept-encoding, cookie";

/** The fields of a document of this type, before those of its own. */
export function documentHeaders(type: string, caching: Caching): string[] {
  return ["content-type", type, "vary", vary, "cache-control", cacheControl[caching]];
}

/** The document as this request takes it. */
export async function deliver(document: Document, { request }: Pick<Visit, "request">): Promise<Answer> {
  const { status, headers, chunks, caching } = document;
  if (caching === "personal") return whole(status, headers, chunks);
  const encoding = encodingFor(request.headers["accept-encoding"], lengthOf(chunks));
  const isTagged = status === 200 && caching === "shared";
  // What is made anew each time is joined by nobody but the kernel.
  if (encoding === "identity" && !isTagged) return whole(status, headers, chunks);
  const content = Buffer.concat(chunks);
  const common = [...headers];
  if (isTagged) {
    const tag = entityTag(content, encoding);
    common.push("etag", tag);
    if (matchesNone(request.headers["if-none-match"], tag))
      return { status: 304, headers: common, body: undefined };
  }
  if (encoding !== "identity") common.push("content-encoding", encoding);
  return whole(status, common, [await encodedOnce(document, content, encoding)]);
}

const inCodings = new WeakMap<Document, Map<Encoding, Promise<Buffer>>>();

/** Many may wait for one document that cannot be stored: it is compressed once for all of them. */
function encodedOnce(document: Document, content: Buffer, encoding: Encoding): Promise<Buffer> {
  const known = inCodings.get(document) ?? new Map<Encoding, Promise<Buffer>>();
  inCodings.set(document, known);
  const encoded = known.get(encoding) ?? encode(content, encoding);
  known.set(encoding, encoded);
  return encoded;
}

function whole(status: number, headers: readonly string[], chunks: readonly Buffer[]): Answer {
  return { status, headers: [...headers, "content-length", String(lengthOf(chunks))], body: chunks };
}

function lengthOf(chunks: readonly Buffer[]): number {
  let length = 0;
  for (const chunk of chunks) length += chunk.length;
  return length;
}
