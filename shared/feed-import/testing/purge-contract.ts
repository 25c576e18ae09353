import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import type { Manifest } from "@madang/manifest";
import { sql } from "kysely";
import { expect } from "vitest";
import type { DocumentServer, PageAnswer } from "./document-server.ts";
import { everyAddress, type OpenApiPaths } from "./every-address.ts";
import { withFolder } from "./feed-folder.ts";
import { feedText, type WrittenItem } from "./feed-text.ts";
import { tinyPicture } from "./tiny-picture.ts";

export interface PurgeSubject {
  /** Without any document. */
  readonly server: DocumentServer<never>;
  readonly manifest: Manifest;
  /** Path of the list, and below it of each document. */
  readonly page: string;
  /** Table of the documents. */
  readonly documents: string;
  /** A file of the sample, to come along. */
  readonly attachment: string;
  /** Further elements of an item that only this module knows, and others that correct it. */
  readonly more?: readonly [string, string];
}

/** A change of what is published, as its publisher makes it. */
interface Change {
  readonly name: string;
  readonly items: readonly (WrittenItem & { readonly language?: string; readonly files?: boolean })[];
  /** What must not come back, not even while the module is away: words that stand in nothing else. */
  readonly gone?: string;
  /** Milliseconds until all of it shows. */
  readonly after?: number;
}

interface Seen {
  readonly answer: PageAnswer;
  readonly tags: readonly string[];
  readonly at: number;
}

const word = "zqpurge";
const day = 24 * 60 * 60 * 1000;
const past = (days: number) => new Date(Date.now() - days * day).toISOString();

function changesOf({ more: [more, corrected] = ["", ""], attachment }: PurgeSubject): Change[] {
  const first: WrittenItem = {
    guid: `${word}-1`,
    title: `${word} zqfirst`,
    date: past(0.01),
    creator: `${word}과`,
    category: "보도자료",
    more,
  };
  const old: WrittenItem = {
    guid: `${word}-old`,
    title: `${word} zqold`,
    date: past(400),
    creator: "총무과",
  };
  const english = {
    ...first,
    guid: `${word}-1-en`,
    title: `${word} zqenglish`,
    versionOf: first.guid,
    language: "en",
  };
  const many = [1, 2, 3].map((number) => ({
    guid: `${word}-many-${number}`,
    title: `${word} ${number}`,
    date: past(number * 60),
  }));
  return [
    { name: "the newest document of all", items: [first] },
    { name: "a document among old ones", items: [old] },
    { name: "another title", items: [{ ...first, title: `${word} zqfirst 고침` }] },
    { name: "a correction", items: [{ ...first, body: `<p>${word} 고친 글</p>`, more: more + corrected }] },
    { name: "another department and category", items: [{ ...first, creator: "총무과", category: "사진" }] },
    { name: "files", items: [{ ...first, files: true }] },
    { name: "files taken away", items: [first], gone: basename(attachment) },
    { name: "a translation", items: [english] },
    { name: "another date", items: [{ ...first, date: past(90) }] },
    { name: "several at once", items: many },
    {
      name: "a document of the future",
      items: [{ ...first, guid: `${word}-soon`, title: `${word} 곧`, date: "soon" }],
      after: 5000,
    },
    { name: "a translation withdrawn", items: [{ guid: english.guid, withdrawn: true }], gone: "zqenglish" },
    { name: "a document withdrawn", items: [{ guid: `${word}-1`, withdrawn: true }], gone: "zqfirst" },
    { name: "a document called back", items: [{ ...old, date: "2099-01-01T00:00:00Z" }], gone: "zqold" },
  ];
}

/**
 * Makes one change after the other and asks every address before and after: whatever shows something else than before was purged in the
 * transaction of the change, or said before that it would not be true any longer. What has nothing to do with a change is left alone.
 */
export async function expectPurges(subject: PurgeSubject): Promise<void> {
  for (const [language, items] of Object.entries(shelf()))
    expect(await subject.server.importText(feedText(items, language))).toMatchObject({ skipped: 0 });
  const wrong: string[] = [];
  let known = new Map<string, Seen>();
  for (const change of changesOf(subject)) {
    const soon = new Date(Math.ceil((Date.now() + (change.after ?? 0)) / 1000) * 1000);
    const paths = await addressesOf(subject);
    const before = await askAll(subject, paths, known);
    const last = await lastPurge(subject);
    await publish(subject, change, soon);
    const purges = await purgesSince(subject, last);
    if (change.after !== undefined) await until(soon.getTime() + 50);
    const after = await askAll(subject, paths);
    known = new Map(after);
    wrong.push(...missed({ change, before, after, purges }), ...excessive({ change, before, purges }));
  }
  expect(wrong).toEqual([]);
}

interface Purges {
  readonly all: ReadonlySet<string>;
  readonly hard: ReadonlySet<string>;
}

interface Compared {
  readonly change: Change;
  readonly before: ReadonlyMap<string, Seen>;
  readonly after: ReadonlyMap<string, Seen>;
  readonly purges: Purges;
}

function missed({ change: { name, gone }, before, after, purges }: Compared): string[] {
  return [...before].flatMap(([address, { answer, tags, at }]) => {
    const now = after.get(address);
    if (now === undefined || shownBy(answer) === shownBy(now.answer)) return [];
    const comesBack =
      gone !== undefined && answer.body.includes(gone) && !tags.some((tag) => purges.hard.has(tag));
    if (comesBack) return [`${name}: ${address} may come back (${tags.join(" ")})`];
    const isPurged = tags.some((tag) => purges.all.has(tag));
    const isOver = at + storedFor(answer) * 1000 <= now.at;
    return isPurged || isOver ? [] : [`${name}: ${address} is not purged (${tags.join(" ")})`];
  });
}

/** Most documents have nothing to do with one that changes. */
function excessive({ change: { name, items }, before, purges }: Omit<Compared, "after">): string[] {
  const documents = [...before].filter(([address]) => /\/\d+ \w\w$/.test(address));
  const purged = documents.filter(([, { tags }]) => tags.some((tag) => purges.all.has(tag)));
  return items.length === 1 && purged.length > documents.length / 2
    ? [`${name}: ${purged.length} of ${documents.length} documents are purged`]
    : [];
}

function shownBy({ status, headers, body }: PageAnswer): string {
  return [status, headers.get("location"), headers.get("madang-fragment"), status >= 400 ? "" : body].join(
    "\n",
  );
}

function storedFor({ headers }: PageAnswer): number {
  const rules = headers.get("cache-control") ?? "";
  const seconds = (name: string): number => Number(new RegExp(`${name}=(\\d+)`).exec(rules)?.[1] ?? 0);
  return seconds("s-maxage") + seconds("stale-while-revalidate");
}

async function addressesOf({ server, manifest, page, documents }: PurgeSubject): Promise<string[]> {
  const prefix = `/api/${manifest.id}`;
  const openApi = JSON.parse((await server.get(`${prefix}/openapi.json`)).body) as OpenApiPaths;
  const { rows } = await sql<{ id: number }>`select id from ${sql.table(documents)} order by id`.execute(
    server.db,
  );
  // The next one too, which is not there yet.
  const ids = [...rows.map(({ id }) => id), (rows.at(-1)?.id ?? 0) + 1].map(String);
  const files = await filesOf(server);
  const params = {
    [`${page}/:id`]: { id: ids[0] ?? "1" },
    [`${page}/:id/files/:file`]: { id: ids[0] ?? "1", file: "0".repeat(20) },
    [`${prefix}/items/{id}`]: { id: ids[0] ?? "1" },
    [`${prefix}/files/{id}/{name}`]: { id: "0".repeat(20), name: "none" },
    [`${prefix}/images/{hash}`]: { hash: "0".repeat(64) },
  };
  const query = {
    q: [word, "버스"],
    dept: [`${word}과`, "총무과"],
    category: ["press", "photo", "advance"],
    state: ["upcoming", "inforce", "closed"],
    period: ["3m", "year"],
    from: [past(100).slice(0, 10)],
    to: [past(100).slice(0, 10)],
    page: ["2", "3"],
    language: ["ko", "en"],
  };
  const fixed = everyAddress(manifest, openApi, { params, query }).map(({ path }) => path);
  return [
    ...new Set([...fixed, ...ids.flatMap((id) => [`${page}/${id}`, `${prefix}/items/${id}`]), ...files]),
  ];
}

/** Pages and bytes of every file. */
async function filesOf({ db }: DocumentServer<never>): Promise<string[]> {
  const { rows } = await sql<{ path: string }>`
    select '/' || current_schema() || '/' || document_id || '/files/' || id as path from attachments
    union select '/api/' || current_schema() || '/images/' || hash from pictures`.execute(db);
  const named = await sql<{ id: string; name: string; schema: string }>`
    select id, name, current_schema() as schema from attachments`.execute(db);
  return [
    ...rows.map(({ path }) => path),
    ...named.rows.map(({ id, name, schema }) => `/api/${schema}/files/${id}/${encodeURIComponent(name)}`),
  ];
}

/** Those that are not known yet. */
async function askAll(
  { server }: PurgeSubject,
  paths: readonly string[],
  known: ReadonlyMap<string, Seen> = new Map(),
): Promise<Map<string, Seen>> {
  const seen = new Map(known);
  const addresses = paths.flatMap((path) => ["ko", "en"].map((language) => ({ path, language })));
  const asked = addresses.filter(({ path, language }) => !known.has(`${path} ${language}`)).values();
  const worker = async (): Promise<void> => {
    for (const { path, language } of asked) {
      const at = Date.now();
      const answer = await server.get(path, language);
      const tags = (answer.headers.get("madang-tags") ?? "").split(" ");
      seen.set(`${path} ${language}`, { answer, tags, at });
    }
  };
  await Promise.all(Array.from({ length: 4 }, worker));
  return seen;
}

async function lastPurge({ server }: PurgeSubject): Promise<number> {
  const { rows } = await sql<{
    last: string;
  }>`select coalesce(max(id), 0) as last from madang_purges`.execute(server.db);
  return Number(rows[0]?.last);
}

async function purgesSince({ server }: PurgeSubject, last: number): Promise<Purges> {
  const { rows } = await sql<{ mode: string; tags: string[] }>`
    select mode, tags from madang_purges where id > ${last}`.execute(server.db);
  const all = rows.flatMap(({ tags }) => tags);
  const hard = rows.flatMap(({ mode, tags }) => (mode === "hard" ? tags : []));
  return { all: new Set(all), hard: new Set(hard) };
}

async function publish({ server, attachment }: PurgeSubject, { items }: Change, soon: Date): Promise<void> {
  const file = `files/${word}-${basename(attachment)}`;
  const beside = { [file]: await readFile(attachment), "files/picture.png": tinyPicture() };
  for (const { files = false, language = "ko", ...item } of items) {
    const dated = item.date === "soon" ? { ...item, date: soon.toISOString() } : item;
    const feed = feedText([files ? { ...dated, ...namedFiles(file, item.more) } : dated], language);
    const summary = await withFolder({ "feed.xml": feed, ...beside }, (folder) => server.importPath(folder));
    expect(summary).toMatchObject({ read: 1, skipped: 0, unchanged: 0, problems: [] });
  }
}

function namedFiles(file: string, more = ""): Pick<WrittenItem, "body" | "more"> {
  return {
    body: `<p>${word} 파일</p><p><img src="files/picture.png" alt="${word}"></p>`,
    more: `${more}<enclosure url="${file}" length="1" type="application/pdf"/>`,
  };
}

/** What was published before: two years, four departments, a translation of every third. */
function shelf(): Record<"ko" | "en", WrittenItem[]> {
  const departments = ["총무과", "교통과", "산림과", "보건과"];
  const ko = Array.from({ length: 24 }, (_, index) => ({
    guid: `shelf-${index}`,
    title: `버스 소식 ${index}`,
    date: past(1 + index * 30),
    creator: departments[index % 4] ?? "",
    category: index % 5 === 0 ? "사진" : "보도자료",
  }));
  const translated = ko.filter((_, index) => index % 3 === 0);
  return {
    ko,
    en: translated.map((item) => ({
      ...item,
      guid: `${item.guid}-en`,
      versionOf: item.guid,
      title: `Bus ${item.guid}`,
    })),
  };
}

async function until(moment: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, moment - Date.now())));
}
