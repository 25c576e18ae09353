import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import type { FeedItem } from "../src/feed/feed-item.ts";
import { readFeed } from "../src/feed/read-feed.ts";
import type { DocumentServer } from "./document-server.ts";
import { feedText } from "./feed-text.ts";
import { childrenOf, textOf, xmlTree, type TreeElement } from "./xml-tree.ts";

export interface FeedsSubject {
  readonly server: Pick<DocumentServer<never>, "get" | "importText" | "origin">;
  /** Where the API begins. */
  readonly prefix: string;
  /** Origin with which the module was told that citizens see it. */
  readonly publicOrigin: string;
  /** One of its query that the sample has. */
  readonly category: string;
}

export interface FeedsExpectation {
  readonly name: string;
  readonly run: (subject: FeedsSubject) => Promise<void>;
}

const urn = /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
/** RFC 822 section 5, with the four digits of the year that RSS 2.0 asks for. */
const rfc822 = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;
const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;

/** What the feeds of every module promise to those who read them. */
export const feedsContract: readonly FeedsExpectation[] = [
  {
    name: "RSS is what the RSS Advisory Board's profile asks for",
    async run(subject) {
      const path = `${subject.prefix}/feeds/rss?language=ko`;
      const answer = await subject.server.get(path);
      expect(answer.headers.get("content-type")).toBe("application/rss+xml; charset=utf-8");
      const rss = xmlTree(answer.body);
      expect([rss.name, rss.attributes["version"]]).toEqual(["rss", "2.0"]);
      const channel = only(rss, "channel");
      expect(only(channel, "atom:link").attributes).toMatchObject({
        rel: "self",
        href: subject.publicOrigin + path,
      });
      for (const name of ["title", "link", "description", "language"])
        expect(only(channel, name).text).not.toBe("");
      expect(textOf(channel, "lastBuildDate")).toMatch(rfc822);
      const items = childrenOf(channel, "item");
      expect(items.length).toBeGreaterThan(1);
      for (const item of items) checkItem(item, subject);
      expect(new Set(items.map((item) => textOf(item, "guid"))).size).toBe(items.length);
    },
  },
  {
    name: "Atom is what RFC 4287 asks for, and knows each document by the same name as RSS",
    async run(subject) {
      const path = `${subject.prefix}/feeds/atom?language=ko`;
      const answer = await subject.server.get(path);
      expect(answer.headers.get("content-type")).toBe("application/atom+xml; charset=utf-8");
      const feed = xmlTree(answer.body);
      expect([feed.name, feed.attributes["xmlns"]]).toEqual(["feed", "http://www.w3.org/2005/Atom"]);
      const self = childrenOf(feed, "link").find(({ attributes }) => attributes["rel"] === "self");
      expect(self?.attributes["href"]).toBe(subject.publicOrigin + path);
      expect(textOf(feed, "id")).toMatch(urn);
      expect(textOf(feed, "updated")).toMatch(rfc3339);
      const entries = childrenOf(feed, "entry");
      for (const entry of entries) checkEntry(entry, subject);
      const rss = await subject.server.get(`${subject.prefix}/feeds/rss?language=ko`);
      const guids = childrenOf(only(xmlTree(rss.body), "channel"), "item").map((item) =>
        textOf(item, "guid"),
      );
      expect(entries.map((entry) => textOf(entry, "id"))).toEqual(guids);
    },
  },
  {
    name: "our own import reads them, with everything that was published",
    async run({ server, prefix }) {
      const rss = await itemsOf((await server.get(`${prefix}/feeds/rss`)).body);
      const { items } = JSON.parse((await server.get(`${prefix}/items`)).body) as ApiPage;
      expect(rss.slice(0, items.length).map(({ title }) => title)).toEqual(items.map(({ title }) => title));
      for (const [index, { id }] of items.entries()) {
        const document = JSON.parse((await server.get(`${prefix}/items/${id}`)).body) as ApiDocument;
        const item = rss[index];
        expect(item?.creator).toBe(document.department);
        expect(item?.published.toISOString().slice(0, 19)).toBe(
          (document.published ?? document.posted ?? "").slice(0, 19),
        );
        // Files come along from a folder only: of a picture its words are kept, attachments are links after the text.
        if (!JSON.stringify(document.content).includes('"kind":"image"'))
          expect(withoutAddresses(item?.content.slice(0, document.content.length))).toEqual(
            withoutAddresses(document.content),
          );
      }
    },
  },
  {
    name: "are narrowed by kind and department, and say so",
    async run({ server, prefix, category }) {
      const { items: known } = JSON.parse(
        (await server.get(`${prefix}/items?category=${category}`)).body,
      ) as ApiPage;
      const department = known[0]?.department ?? "";
      const query = `category=${category}&dept=${encodeURIComponent(department)}`;
      const { body } = await server.get(`${prefix}/feeds/rss?${query}`);
      const channel = only(xmlTree(body), "channel");
      expect(textOf(channel, "title")).toContain(department);
      const all = only(xmlTree((await server.get(`${prefix}/feeds/rss`)).body), "channel");
      const items = childrenOf(channel, "item");
      expect(items.length).toBeGreaterThan(0);
      expect(items.length).toBeLessThan(childrenOf(all, "item").length);
      for (const item of items) expect(textOf(item, "dc:creator")).toBe(department);
    },
  },
  {
    name: "that have not changed are not sent again",
    async run({ server: { origin }, prefix }) {
      for (const format of ["rss", "atom"]) {
        const url = `${origin}${prefix}/feeds/${format}`;
        const first = await fetch(url);
        const { etag, modified } = {
          etag: first.headers.get("etag") ?? "",
          modified: first.headers.get("last-modified") ?? "",
        };
        expect(Date.parse(modified)).toBeLessThanOrEqual(Date.now());
        expect((await fetch(url, { headers: { "if-none-match": etag } })).status).toBe(304);
        expect((await fetch(url, { headers: { "if-modified-since": modified } })).status).toBe(304);
        expect((await fetch(url, { headers: { "if-none-match": '"other"' } })).status).toBe(200);
      }
    },
  },
  {
    name: "carry what a stranger wrote as words, whatever signs it has",
    async run({ server, prefix }) {
      const title = `]]>&<b>"'\u{1F600}\u200b표`;
      const creator = "<과>&";
      const body = `<p>&lt;script&gt;alert(1)&lt;/script&gt; ]]&gt; &amp;amp;</p><p><a href="javascript:alert(1)">여기</a></p>`;
      const text = feedText([
        { guid: "hostile-feed", title: title.replace("]]>", ""), creator, body, date: "2026-11-22 00:00:01" },
      ]);
      expect(await server.importText(text)).toMatchObject({ added: 1 });
      for (const format of ["rss", "atom"]) {
        const path = `${prefix}/feeds/${format}?dept=${encodeURIComponent(creator)}`;
        const { status, body: feed } = await server.get(path);
        expect(status).toBe(200);
        const tree = xmlTree(feed);
        expect(JSON.stringify(tree)).toContain("<과>&");
        const [item] =
          format === "rss" ? childrenOf(only(tree, "channel"), "item") : childrenOf(tree, "entry");
        for (const html of ["description", "content:encoded", "content"])
          expect(item && textOf(item, html)).not.toMatch(/<script|javascript:/);
      }
    },
  },
  ...["category=x", "language=fr", "dept=%00"].map((query) => ({
    name: `${query} is refused with what is wrong`,
    run: (subject: FeedsSubject) => expectRefused(subject, query),
  })),
  {
    name: "of a department that published nothing are empty, and still feeds",
    async run({ server, prefix }) {
      for (const format of ["rss", "atom"]) {
        const { status, body } = await server.get(`${prefix}/feeds/${format}?dept=none`);
        expect(status).toBe(200);
        expect(["rss", "feed"]).toContain(xmlTree(body).name);
      }
    },
  },
];

interface ApiPage {
  readonly items: readonly { readonly id: number; readonly title: string; readonly department: string }[];
}

interface ApiDocument {
  readonly department: string;
  readonly published?: string;
  readonly posted?: string;
  readonly content: readonly unknown[];
}

function checkItem(item: TreeElement, { publicOrigin }: FeedsSubject): void {
  expect(only(item, "guid").attributes).toEqual({ isPermaLink: "false" });
  expect(textOf(item, "guid")).toMatch(urn);
  expect(textOf(item, "link").startsWith(`${publicOrigin}/`)).toBe(true);
  expect(textOf(item, "pubDate")).toMatch(rfc822);
  expect(textOf(item, "dc:creator")).not.toBe("");
  expect(textOf(item, "content:encoded")).toMatch(/^<[a-z]/);
  expect(childrenOf(item, "enclosure").length).toBeLessThanOrEqual(1);
  for (const { attributes } of childrenOf(item, "enclosure")) {
    expect(attributes["url"]?.startsWith(`${publicOrigin}/`)).toBe(true);
    expect(Number(attributes["length"])).toBeGreaterThan(0);
    expect(attributes["type"]).toMatch(/^[a-z]+\/\S+$/);
  }
}

function checkEntry(entry: TreeElement, { publicOrigin }: FeedsSubject): void {
  expect(textOf(entry, "id")).toMatch(urn);
  expect(textOf(entry, "title")).not.toBe("");
  expect(textOf(entry, "updated")).toMatch(rfc3339);
  expect(textOf(entry, "published") <= textOf(entry, "updated")).toBe(true);
  expect(textOf(only(entry, "author"), "name")).not.toBe("");
  expect(only(entry, "content").attributes).toEqual({ type: "html" });
  const links = childrenOf(entry, "link");
  expect(links.filter(({ attributes }) => attributes["rel"] === "alternate")).toHaveLength(1);
  for (const { attributes } of links) expect(attributes["href"]?.startsWith(`${publicOrigin}/`)).toBe(true);
}

async function expectRefused({ server, prefix }: FeedsSubject, query: string): Promise<void> {
  expect((await server.get(`${prefix}/feeds/rss?${query}`)).status).toBe(400);
}

function only(element: TreeElement, name: string): TreeElement {
  const found = childrenOf(element, name);
  expect(found).toHaveLength(1);
  return found[0] ?? element;
}

async function itemsOf(feed: string): Promise<FeedItem[]> {
  const folder = await mkdtemp(join(tmpdir(), "madang-own-feed-"));
  try {
    const path = join(folder, "feed.xml");
    await writeFile(path, feed);
    const items: FeedItem[] = [];
    for await (const read of readFeed(path)) {
      if ("fault" in read) throw read.fault;
      if ("item" in read) items.push(read.item);
    }
    return items;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A feed makes addresses whole that are paths on the site itself. */
function withoutAddresses(content: unknown): unknown {
  return JSON.parse(
    JSON.stringify(content ?? null, (name, value: unknown) =>
      name === "src" || name === "href" ? "" : value,
    ),
  );
}
