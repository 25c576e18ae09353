import { createHmac } from "node:crypto";
import type { Kysely } from "kysely";
import type { CommandContext } from "@madang/module-kit/server";
import type { PetitionsConfig } from "../config.ts";
import type { ColumnCipher } from "../encryption/column-cipher.ts";
import { configuredCipher } from "../encryption/configured-cipher.ts";
import { petitionsErrors } from "../errors.ts";
import { petitionTextOf, type PetitionRow } from "../queries/sealed-petition.ts";
import type { PetitionsTables } from "../queries/tables.ts";

const batchSize = 100;

/**
 * Writes one line of JSON per petition: its number, and each of its texts as HMAC-SHA-256 (RFC 2104) under the key that is given.
 * Whoever knows what was sent can compare it, after a load test or a restored backup; nobody can read it. Throws
 * PETITIONS_FINGERPRINT_KEY_MISSING.
 */
export async function writeFingerprints({ db, config, args, signal }: CommandContext): Promise<void> {
  const [key = ""] = args;
  if (key.length < 32) throw petitionsErrors.create("FINGERPRINT_KEY_MISSING");
  const cipher = configuredCipher(config as PetitionsConfig);
  for await (const row of petitionsOf(db as Kysely<PetitionsTables>)) {
    signal.throwIfAborted();
    process.stdout.write(`${JSON.stringify(fingerprintsOf(cipher, row, key))}\n`);
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

/** A row that cannot be read is told as such; the others still are. */
function fingerprintsOf(cipher: ColumnCipher, row: PetitionRow, key: string): object {
  const reference = row.receipt_number;
  try {
    const texts = Object.entries(petitionTextOf(cipher, row));
    return {
      reference,
      fields: Object.fromEntries(texts.map(([name, text]) => [name, fingerprint(key, text)])),
    };
  } catch (error) {
    return { reference, fields: {}, unreadable: (error as Error).message };
  }
}

function fingerprint(key: string, text: string): string {
  return createHmac("sha256", key).update(text, "utf8").digest("hex");
}
