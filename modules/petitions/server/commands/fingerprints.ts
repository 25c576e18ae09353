import { createHash, createHmac } from "node:crypto";
import type { Kysely } from "kysely";
import type { CommandContext } from "@madang/module-kit/server";
import { readContent } from "../attachments/read-content.ts";
import { openName } from "../attachments/sealed-attachment.ts";
import type { PetitionsConfig } from "../config.ts";
import type { ColumnCipher } from "../encryption/column-cipher.ts";
import { configuredCipher } from "../encryption/configured-cipher.ts";
import { petitionsErrors } from "../errors.ts";
import { petitionTextOf, type PetitionRow } from "../queries/sealed-petition.ts";
import type { PetitionsTables } from "../queries/tables.ts";

const batchSize = 100;

interface Means {
  readonly db: Kysely<PetitionsTables>;
  readonly cipher: ColumnCipher;
  readonly key: string;
}

/**
 * Writes one line of JSON per petition: its number, and each of its texts and files as HMAC-SHA-256 (RFC 2104) under the key
 * that is given. Whoever knows what was sent can compare it, after a load test or a restored backup; nobody can read it. Throws
 * PETITIONS_FINGERPRINT_KEY_MISSING.
 */
export async function writeFingerprints({ db, config, args, signal }: CommandContext): Promise<void> {
  const [key = ""] = args;
  if (key.length < 32) throw petitionsErrors.create("FINGERPRINT_KEY_MISSING");
  const means = {
    db: db as Kysely<PetitionsTables>,
    cipher: configuredCipher(config as PetitionsConfig),
    key,
  };
  for await (const row of petitionsOf(means.db)) {
    signal.throwIfAborted();
    process.stdout.write(`${JSON.stringify(await fingerprintsOf(means, row))}\n`);
  }
}

async function* petitionsOf(db: Kysely<PetitionsTables>): AsyncGenerator<PetitionRow> {
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const rows = await db
      .selectFrom("petitions")
      .selectAll()
      .where("id", ">", after)
      .orderBy("id")
      .limit(batchSize)
      .execute();
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}

/** A petition that cannot be read is told as such; the others still are. */
async function fingerprintsOf(means: Means, row: PetitionRow): Promise<object> {
  const reference = row.receipt_number;
  try {
    const texts = Object.entries(petitionTextOf(means.cipher, row));
    const fields = texts.map(([name, text]) => [name, fingerprint(means.key, text)]);
    return { reference, fields: Object.fromEntries(fields), files: await filesOf(means, row.id) };
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    return { reference, fields: {}, files: [], unreadable: (error as Error).message };
  }
}

/** The digest is of the content as it is now, whatever was noted when it came. */
async function filesOf({ db, cipher, key }: Means, petitionId: string): Promise<object[]> {
  const rows = await db
    .selectFrom("attachments")
    .select(["id", "key_id", "name"])
    .where("petition_id", "=", petitionId)
    .orderBy("began_at")
    .execute();
  const files: object[] = [];
  for (const row of rows) {
    const digest = createHash("sha256").update(await readContent(db, cipher, row.id));
    const name = fingerprint(key, openName(cipher, row).name);
    files.push({ name, sha256: fingerprint(key, digest.digest("hex")) });
  }
  return files;
}

function isUnreadable(error: unknown): boolean {
  return petitionsErrors.is(error, "COLUMN_UNREADABLE") || petitionsErrors.is(error, "DATA_KEY_MISSING");
}

function fingerprint(key: string, text: string): string {
  return createHmac("sha256", key).update(text, "utf8").digest("hex");
}
