import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import { checkedBytes, type ExpectedBytes } from "../checked-bytes.ts";

const folder = ".drafts";
const oneDay = 24 * 3_600_000;

/** A file that nobody can ask for yet: whole, checked and on disk when this resolves; gone when it rejects. */
export async function writeDraft(
  root: string,
  body: Readable | Buffer,
  expected: ExpectedBytes,
): Promise<string> {
  const file = path.join(root, folder, randomUUID());
  await mkdir(path.dirname(file), { recursive: true });
  const handle = await open(file, "wx", 0o644);
  try {
    for await (const piece of checkedBytes(body, expected)) await handle.writeFile(piece);
    await handle.sync();
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
  return file;
}

/** Left behind by processes that ended while they wrote. A younger one may be another process's. */
export async function removeOldDrafts(root: string, now: number): Promise<void> {
  const place = path.join(root, folder);
  for (const name of await readdir(place).catch(() => [])) {
    const file = path.join(place, name);
    const found = await stat(file).catch(() => undefined);
    if (found !== undefined && found.mtimeMs < now - oneDay) await rm(file, { force: true });
  }
}
