import { open, stat } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { feedErrors } from "../errors.ts";
import { limits } from "../limits.ts";
import { decodeBytes, type DecodedText } from "./feed-encoding.ts";
import { fetchFeed } from "./fetch-feed.ts";

/** A feed that is open for reading, once. */
export interface FeedSource extends DecodedText {
  /** What messages call it. */
  readonly name: string;
  /** Where its files lie; undefined for a feed that was fetched. */
  readonly folder: string | undefined;
  /** Address that it was fetched from. */
  readonly base: string | undefined;
  /** Bytes in all, where that is known. */
  readonly size: number | undefined;
  readonly bytesRead: () => number;
}

export function isAddress(source: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(source);
}

/** Opens a file or a web address. Throws FEED_NOT_FOUND and FEED_FETCH_… . */
export async function openSource(source: string, signal?: AbortSignal): Promise<FeedSource> {
  return isAddress(source) ? openAddress(source, signal) : openFile(source);
}

async function openFile(path: string): Promise<FeedSource> {
  const facts = await stat(path).catch((cause: unknown) => {
    throw feedErrors.create("NOT_FOUND", { path }, cause);
  });
  const file = await open(path).catch((cause: unknown) => {
    throw feedErrors.create("NOT_FOUND", { path }, cause);
  });
  const counted = counting(file.createReadStream());
  const decoded = await decodeBytes(counted.bytes);
  return {
    ...decoded,
    name: basename(path),
    folder: dirname(path),
    base: undefined,
    size: facts.size,
    bytesRead: counted.count,
  };
}

async function openAddress(address: string, signal: AbortSignal | undefined): Promise<FeedSource> {
  const { bytes, charset, url, size } = await fetchFeed(address, signal);
  const counted = counting(bytes, limits.fetched, address);
  const decoded = await decodeBytes(counted.bytes, charset);
  return { ...decoded, name: url, folder: undefined, base: url, size, bytesRead: counted.count };
}

function counting(
  source: AsyncIterable<Uint8Array>,
  limit = Number.POSITIVE_INFINITY,
  url = "",
): { bytes: AsyncIterable<Uint8Array>; count: () => number } {
  let read = 0;
  async function* bytes(): AsyncGenerator<Uint8Array> {
    for await (const chunk of source) {
      read += chunk.length;
      if (read > limit) throw feedErrors.create("FETCH_TOO_LARGE", { url, limit });
      yield chunk;
    }
  }
  return { bytes: bytes(), count: () => read };
}
