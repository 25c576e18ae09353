import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { readFeed, type ReadItem } from "../src/feed/read-feed.ts";

/** A file that is gone after the test. */
export async function feedFile(
  content: string | Uint8Array | readonly string[],
  name = "feed.xml",
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "madang-feed-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, name);
  await writeFile(path, content as string | Uint8Array);
  return path;
}

export function feed(items: string, { head = "", encoding = "UTF-8" } = {}): string {
  return `<?xml version="1.0" encoding="${encoding}"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>소식</title><link>https://city.example/board</link>${head}${items}</channel></rss>`;
}

export interface ItemParts {
  readonly title?: string;
  readonly guid?: string;
  readonly date?: string;
  readonly more?: string;
}

export function item({
  title = "제목",
  guid = "g-1",
  date = "2026-11-20 10:00:00",
  more = "",
}: ItemParts = {}): string {
  return `<item><title>${title}</title><guid isPermaLink="false">${guid}</guid><pubDate>${date}</pubDate>${more}</item>`;
}

export async function readAll(content: string | Uint8Array): Promise<ReadItem[]> {
  return readFile(await feedFile(content));
}

export async function readFile(path: string): Promise<ReadItem[]> {
  const items: ReadItem[] = [];
  for await (const read of readFeed(path)) items.push(read);
  return items;
}

/** The items that could be read; the codes of the faults of the others. */
export async function readOutcome(content: string | Uint8Array) {
  const read = await readAll(content);
  return {
    items: read.flatMap((one) => ("item" in one ? [one.item] : [])),
    faults: read.flatMap((one) => ("fault" in one ? [one.fault.code] : [])),
    read,
  };
}
