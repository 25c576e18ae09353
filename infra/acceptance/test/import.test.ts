import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { startPortal, type Portal } from "@madang/test-kit";
import { afterAll, beforeAll, expect, test } from "vitest";

const program = new URL("../../dev/src/import-main.ts", import.meta.url).pathname;
const run = promisify(execFile);

let portal: Portal;
let folder: string;

beforeAll(async () => {
  portal = await startPortal({ modules: ["news"] });
  folder = await mkdtemp(join(tmpdir(), "madang-import-"));
  await mkdir(join(folder, "files"));
  await writeFile(join(folder, "files/안내.txt"), "안내하는 글");
  const items = ["하나", "둘"].map(
    (title) =>
      `<item><guid>${title}</guid><title>${title}</title><pubDate>2026-11-20 10:00:00</pubDate>` +
      '<description>글</description><enclosure url="files/안내.txt"/></item>',
  );
  const bad = "<item><guid>x</guid><title>셋</title><pubDate>언젠가</pubDate></item>";
  await writeFile(join(folder, "feed.xml"), `<rss><channel>${items.join("")}${bad}</channel></rss>`);
});
afterAll(async () => {
  await portal.stop();
  await rm(folder, { recursive: true });
});

/** What the command says, as a person starts it beside a running portal. */
async function importNews(...options: string[]) {
  const env = { PATH: process.env["PATH"], DATABASE_URL: portal.databaseUrl, INIT_CWD: folder };
  const ended = run(process.execPath, [program, "news", ".", ...options], { env });
  const { stdout, code } = await ended.then(
    (done) => ({ ...done, code: 0 }),
    (error: unknown) => error as { stdout: string; code: number },
  );
  return { stdout, code };
}

test("a dry run says what would happen, and nothing does", async () => {
  const { stdout, code } = await importNews("--dry-run");
  expect(stdout).toContain(
    "Dry run, nothing was stored. 3 items read: 2 new, 0 changed, 0 unchanged, 1 skipped.",
  );
  expect(code).toBe(0);
});

test("a folder comes into the running portal, once, with its files", async () => {
  const first = await importNews("--json");
  expect(JSON.parse(first.stdout)).toMatchObject({
    read: 3,
    added: 2,
    skipped: 1,
    files: 2,
    reasons: { FEED_ITEM_BAD_DATE: 1 },
  });
  const again = await importNews("--strict");
  expect(again.stdout).toContain("3 items read: 0 new, 0 changed, 2 unchanged, 1 skipped.");
  expect(again.code).toBe(2);
  const { items } = (await (await fetch(`${portal.origin}/api/news/items`)).json()) as {
    items: { id: number }[];
  };
  const article = await fetch(`${portal.origin}/api/news/items/${items[0]?.id}`);
  const { attachments } = (await article.json()) as { attachments: { href: string }[] };
  const file = await fetch(portal.origin + (attachments[0]?.href ?? ""));
  expect(await file.text()).toBe("안내하는 글");
  expect(file.headers.get("content-security-policy")).toContain("sandbox");
});

test("an option that does not exist is refused with those that do", async () => {
  const { code } = await importNews("--dryrun");
  expect(code).toBe(1);
});
