import { execFile } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { crc32, deflateSync } from "node:zlib";
import { workspaceRoot, type Portal } from "@madang/test-kit";
import { Client } from "pg";

export interface EmbargoedItem {
  /** What its publisher knows it by. */
  readonly guid: string;
  /** Stands in the item alone and is told to nobody: an answer with it shows the item. */
  readonly marker: string;
  /** Milliseconds since 1970, a whole second. */
  readonly until: number;
  /** Where the item must be found from then on. */
  readonly addresses: readonly string[];
}

const run = promisify(execFile);

const tables = {
  news: { texts: "article_texts", id: "article_id", category: "보도자료" },
  notices: { texts: "notice_texts", id: "notice_id", category: "고시" },
} as const;

export type EmbargoingModule = keyof typeof tables;

/** Imports one item, with an attachment and a picture, into the running portal by the command that operators use. */
export async function importEmbargoed(
  portal: Portal,
  module: EmbargoingModule,
  until: number,
): Promise<EmbargoedItem> {
  const word = `밀봉${randomUUID().slice(0, 8)}`;
  const marker = `표지${randomUUID().slice(0, 8)}`;
  const folder = await mkdtemp(join(tmpdir(), "madang-embargo-"));
  try {
    await writeFeed(folder, { word, marker, until, category: tables[module].category });
    await runImport(portal, module, join(folder, "feed.xml"));
  } finally {
    await rm(folder, { recursive: true });
  }
  const { id, attachment, picture } = await placesOf(portal, module, word);
  return { guid: word, marker, until, addresses: addressesOf({ module, word, id, attachment, picture }) };
}

/** Imports these items, as they are written. */
export async function importItems(portal: Portal, module: EmbargoingModule, items: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "madang-feed-"));
  try {
    const path = join(folder, "feed.xml");
    await writeFile(path, `<rss version="2.0"><channel><title>${module}</title>${items}</channel></rss>`);
    await runImport(portal, module, path);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function runImport(portal: Portal, module: EmbargoingModule, path: string): Promise<void> {
  const program = join(workspaceRoot, "infra/dev/src/import-main.ts");
  const env = { PATH: process.env["PATH"], DATABASE_URL: portal.databaseUrl };
  await run(process.execPath, [program, module, path], { env });
}

async function writeFeed(
  folder: string,
  { word, marker, until, category }: { word: string; marker: string; until: number; category: string },
): Promise<void> {
  await mkdir(join(folder, "files"));
  await writeFile(join(folder, "files/sealed.txt"), `${marker} 붙임`);
  await writeFile(join(folder, "files/sealed.txt.html"), `<p>${marker} 붙임</p>`);
  await writeFile(join(folder, "files/sealed.png"), ownPicture());
  await writeFile(
    join(folder, "feed.xml"),
    `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>${word}</title><link>https://hanul.example/board/embargo</link><description>엠바고</description><language>ko</language>
<item><title>${word} ${marker} 발표</title><link>https://hanul.example/board/embargo/${word}</link><guid isPermaLink="false">${word}</guid>
<category>${category}</category><dc:creator>대변인실</dc:creator><pubDate>${new Date(until).toUTCString()}</pubDate>
<enclosure url="files/sealed.txt" length="20" type="text/plain"/><description>${marker} 요약</description>
<content:encoded><![CDATA[<p>${word} ${marker} 본문</p><p><img src="files/sealed.png" alt="${marker} 그림" width="16" height="1"></p>]]></content:encoded>
</item></channel></rss>`,
  );
}

/** A row of grey pixels that no other picture has (W3C PNG, section 5). */
function ownPicture(): Buffer {
  const width = 16;
  const chunk = (type: string, content: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), content]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(content.length, 0);
    ends.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
  };
  const header = Buffer.from([0, 0, 0, width, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  const row = deflateSync(Buffer.concat([Buffer.from([0]), randomBytes(width)]));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", row),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

interface Places {
  readonly id: string;
  readonly attachment: string;
  readonly picture: string;
}

async function placesOf(portal: Portal, module: EmbargoingModule, guid: string): Promise<Places> {
  const { texts, id } = tables[module];
  const client = new Client({
    connectionString: portal.databaseUrl,
    options: `-c search_path=${module}`,
  });
  await client.connect();
  try {
    const { rows } = await client.query<Places>(
      `select ${id}::text as id,
        (select a.id from attachments a where a.document_id = t.${id} limit 1) as attachment,
        (select p.hash from pictures p where p.document_id = t.${id} limit 1) as picture
       from ${texts} t where guid = $1`,
      [guid],
    );
    const [found] = rows;
    if (!found?.attachment || !found.picture)
      throw new Error(`${module} did not take the item in: ${JSON.stringify(found)}`);
    return found;
  } finally {
    await client.end();
  }
}

function addressesOf(facts: Places & { module: EmbargoingModule; word: string }): EmbargoedItem["addresses"] {
  const { module, word, id, attachment, picture } = facts;
  const api = `/api/${module}`;
  const asked = encodeURIComponent(word);
  return [
    `/${module}`,
    `/${module}?q=${asked}`,
    `/${module}/${id}`,
    `/_data/${module}`,
    `/_data/${module}/${id}`,
    `/${module}/${id}/files/${attachment}`,
    `/_data/${module}/${id}/files/${attachment}`,
    "/",
    "/_data/",
    `/search?q=${asked}`,
    `/_data/search?q=${asked}`,
    `${api}/items`,
    `${api}/items?q=${asked}`,
    `${api}/items/${id}`,
    `${api}/feeds/rss`,
    `${api}/feeds/atom`,
    `${api}/files/${attachment}/sealed.txt`,
    `${api}/images/${picture}`,
  ];
}
