import { copyFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { Manifest } from "@madang/manifest";
import { expect } from "vitest";
import type { DocumentServer, PageAnswer } from "./document-server.ts";
import { everyAddress, type Address, type OpenApiPaths } from "./every-address.ts";
import { feedText } from "./feed-text.ts";
import { tinyPicture } from "./tiny-picture.ts";

/** Stands in the document and in nothing that is asked: where it is read, the document is shown. */
const marker = "zqembargo";
/** What the document is asked for by, which some answers repeat. */
const word = "zqfind";
const department = `${word}과`;
/** In no other document. */
const picture = tinyPicture();
const languages = ["ko", "en"] as const;

export interface EmbargoSubject {
  readonly server: DocumentServer<never>;
  readonly manifest: Manifest;
  /** Of the feed, and of the addresses. */
  readonly category: { readonly name: string; readonly value: string };
  /** A file of the sample, to come along. */
  readonly attachment: string;
  /** Further elements of the item; `{marker}` becomes the word that gives it away. */
  readonly more?: string;
  /** What a second import adds before the document is published. */
  readonly corrected?: string;
  /** Path of a document's page, and the number that it has. */
  readonly page: string;
  readonly idOf: (guid: string) => Promise<number>;
  /** Addresses that never say which documents there are. */
  readonly silent: readonly string[];
}

/**
 * Publishes a document a little ahead, with files, and asks every address before and after: until its moment it is nowhere, no
 * answer may be stored beyond it, and from that moment on it is everywhere.
 */
export async function expectEmbargo(subject: EmbargoSubject): Promise<void> {
  const { server } = subject;
  const before = await totalOf(subject);
  // Far ahead first: then its addresses are known, and how long it takes to ask for all of them.
  await publish(subject, new Date("2099-01-01T00:00:00Z"));
  const addresses = await addressesOf(subject);
  const begun = Date.now();
  await expectNowhere(subject, addresses, new Date("2099-01-01T00:00:00Z"));
  const needed = Date.now() - begun;
  const moment = new Date(Math.ceil((Date.now() + 2000 + 2 * needed) / 1000) * 1000);
  await publish(subject, moment, subject.corrected);
  expect(await totalOf(subject)).toBe(before);
  await expectNowhere(subject, addresses, moment);
  // Every address was asked in time.
  expect(Date.now()).toBeLessThan(moment.getTime());
  await new Promise((resolve) => void setTimeout(resolve, moment.getTime() - Date.now() + 20));
  await expectEverywhere(subject, addresses);
  expect(await totalOf(subject)).toBe(before + 1);
  expect((await server.get(subject.page)).body).toContain(department);
}

async function publish(subject: EmbargoSubject, moment: Date, corrected = ""): Promise<void> {
  const { server, category, attachment, more = "" } = subject;
  const folder = await mkdtemp(join(tmpdir(), "madang-embargo-"));
  try {
    await mkdir(join(folder, "files"));
    await copyFile(attachment, join(folder, "files", `${marker}-${basename(attachment)}`));
    await writeFile(join(folder, "files", "picture.png"), picture);
    const files = `<enclosure url="files/${marker}-${basename(attachment)}" length="1" type="application/pdf"/>`;
    const text = feedText([
      {
        guid: marker,
        title: `${marker} 발표`,
        date: moment.toISOString(),
        creator: department,
        category: category.name,
        body: `<p>${marker} 본문 ${word}</p><p><img src="files/picture.png" alt="${marker}"></p>`,
        more: files + (more + corrected).replaceAll("{marker}", marker),
      },
    ]);
    await writeFile(join(folder, "feed.xml"), text);
    const summary = await server.importPath(folder);
    expect(summary).toMatchObject({ read: 1, skipped: 0 });
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function addressesOf(subject: EmbargoSubject): Promise<Address[]> {
  const { server, manifest, page, category } = subject;
  const prefix = `/api/${manifest.id}`;
  const id = String(await subject.idOf(marker));
  const openApi = JSON.parse((await server.get(`${prefix}/openapi.json`)).body) as OpenApiPaths;
  const { attachment, name, hash } = await filesOf(server);
  const today = new Date(Date.now() + 9 * 60 * 60 * 1000).toISOString().slice(0, 10);
  const params = {
    [`${page}/:id`]: { id },
    [`${page}/:id/files/:file`]: { id, file: attachment },
    [`${prefix}/items/{id}`]: { id },
    [`${prefix}/files/{id}/{name}`]: { id: attachment, name },
    [`${prefix}/images/{hash}`]: { hash },
  };
  const query = {
    q: [word, `${word} 본문`],
    dept: [department],
    category: [category.value],
    state: ["upcoming", "inforce", "closed"],
    period: ["1m", "3m", "year"],
    from: [today],
    to: [today],
    page: ["1", "2"],
    language: ["ko", "en"],
  };
  const { items } = JSON.parse((await server.get(`${prefix}/items`)).body) as { items: { id: number }[] };
  // The newest document so far: the one to come will be its neighbour, and may be related.
  const neighbour = { of: "neighbour", path: `${page}/${items[0]?.id}`, ofDocument: false };
  return [...everyAddress(manifest, openApi, { params, query }), neighbour];
}

interface FileRows {
  selectFrom(table: string): {
    selectAll(): {
      where(
        name: string,
        sign: string,
        value: string,
      ): { executeTakeFirstOrThrow(): Promise<Record<string, string>> };
    };
    innerJoin(...join: string[]): { selectAll(): never };
  };
}

async function filesOf({
  db,
}: DocumentServer<never>): Promise<{ attachment: string; name: string; hash: string }> {
  const rows = db as unknown as FileRows;
  const attachment = await rows
    .selectFrom("attachments")
    .selectAll()
    .where("name", "like", `${marker}%`)
    .executeTakeFirstOrThrow();
  const { document_id: document = "" } = attachment;
  const picture = await rows
    .selectFrom("pictures")
    .selectAll()
    .where("document_id", "=", document)
    .executeTakeFirstOrThrow();
  return { attachment: attachment["id"] ?? "", name: attachment["name"] ?? "", hash: picture["hash"] ?? "" };
}

async function askAll<T>(
  { server }: EmbargoSubject,
  addresses: readonly Address[],
  check: (answer: PageAnswer, address: Address, language: string) => T,
): Promise<T[]> {
  const asked = addresses.flatMap((address) => languages.map((language) => ({ address, language })));
  const results: T[] = [];
  const next = asked.values();
  const worker = async (): Promise<void> => {
    for (const { address, language } of next)
      results.push(check(await server.get(address.path, language), address, language));
  };
  await Promise.all(Array.from({ length: 4 }, worker));
  return results;
}

async function expectNowhere(
  subject: EmbargoSubject,
  addresses: readonly Address[],
  moment: Date,
): Promise<void> {
  const left = (moment.getTime() - Date.now()) / 1000;
  const leaks = await askAll(subject, addresses, (answer, { of, path, ofDocument }) => {
    if (ofDocument && answer.status !== 404) return `${path}: status ${answer.status}`;
    if (isShown(answer) || (!path.includes(word) && answer.body.includes(word))) return `${path}: shows it`;
    // A redirect, and no answer to no question, say nothing of documents.
    const isTimeless = answer.status !== 200 || subject.silent.includes(of);
    const stored = storedFor(answer);
    return isTimeless || stored <= left ? undefined : `${path}: may be stored for ${stored} s`;
  });
  expect(leaks.filter((leak) => leak !== undefined)).toEqual([]);
}

async function expectEverywhere(subject: EmbargoSubject, addresses: readonly Address[]): Promise<void> {
  const seen = new Set<string>();
  const failures = await askAll(subject, addresses, (answer, { of, path, ofDocument }) => {
    if (isShown(answer) || (ofDocument && answer.status === 200)) seen.add(of);
    return answer.status >= 400 ? `${path}: status ${answer.status}` : undefined;
  });
  expect(failures.filter((failure) => failure !== undefined)).toEqual([]);
  const expected = new Set(addresses.map(({ of }) => of).filter((of) => !subject.silent.includes(of)));
  expect([...expected].filter((of) => !seen.has(of))).toEqual([]);
}

function isShown({ body, headers }: PageAnswer): boolean {
  return `${body}${headers.get("madang-fragment") ?? ""}`.includes(marker);
}

/** Seconds for which a shared cache may answer with it, fresh or while it asks again. */
function storedFor({ headers }: PageAnswer): number {
  const rules = headers.get("cache-control") ?? "";
  const seconds = (name: string): number => Number(new RegExp(`${name}=(\\d+)`).exec(rules)?.[1] ?? 0);
  return seconds("s-maxage") + seconds("stale-while-revalidate");
}

async function totalOf({ server, manifest }: EmbargoSubject): Promise<number> {
  const { body } = await server.get(`/api/${manifest.id}/items`);
  return (JSON.parse(body) as { total: number }).total;
}
