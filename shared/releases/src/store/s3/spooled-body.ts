import { createReadStream } from "node:fs";
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Readable } from "node:stream";
import { checkedBytes, type ExpectedBytes } from "../checked-bytes.ts";

export interface SpooledBody {
  /** Anew for each try. */
  open(): Readable | Buffer;
  remove(): Promise<void>;
}

const inMemory = 1024 * 1024;

/** Whole and checked before the first byte goes to the store, and there for a second try: in memory while it is small, else in a file. */
export async function spool(body: Readable | Buffer, expected: ExpectedBytes): Promise<SpooledBody> {
  if (Buffer.isBuffer(body) || expected.bytes <= inMemory) {
    const pieces: Buffer[] = [];
    for await (const piece of checkedBytes(body, expected)) pieces.push(piece);
    const whole = Buffer.concat(pieces);
    return { open: () => whole, remove: async () => {} };
  }
  return spoolToFile(body, expected);
}

async function spoolToFile(body: Readable, expected: ExpectedBytes): Promise<SpooledBody> {
  const folder = await mkdtemp(path.join(tmpdir(), "madang-store-"));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const file = path.join(folder, "body");
    const handle = await open(file, "wx", 0o600);
    try {
      for await (const piece of checkedBytes(body, expected)) await handle.writeFile(piece);
    } finally {
      await handle.close();
    }
    return { open: () => createReadStream(file), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
