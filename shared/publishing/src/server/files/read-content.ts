import { Readable } from "node:stream";
import { sql, type Kysely } from "kysely";
import type { StoredFile } from "./find-files.ts";

/** Bytes that one query reads; a process holds no more of a file at a time. */
const part = 1024 * 1024;

/** The bytes of a file that was found, read part by part as they are sent. */
export function readContent<Database>(
  db: Kysely<Database>,
  file: Pick<StoredFile, "hash" | "bytes">,
): Readable {
  return Readable.from(partsOf(db, file), { objectMode: false });
}

async function* partsOf<Database>(
  db: Kysely<Database>,
  { hash, bytes }: Pick<StoredFile, "hash" | "bytes">,
): AsyncGenerator<Buffer> {
  for (let start = 0; start < bytes; start += part) {
    const { rows } = await sql<{ content: Buffer }>`
      select substring(content from ${start + 1}::integer for ${part}::integer) as content
      from files where hash = ${hash}`.execute(db);
    // Removed while it was being sent: the reader is to see a broken download, not a short file.
    if (rows[0] === undefined) throw new Error(`the file ${hash} was removed while it was being read`);
    yield rows[0].content;
  }
}
