import type { Kysely } from "kysely";
import type { CommandContext } from "@madang/module-kit/server";
import { exampleDepartments } from "../../sample/example-departments.ts";
import type { ExamplePetition } from "../../sample/example-petition.ts";
import { examplePetitions } from "../../sample/example-petitions.ts";
import type { PetitionsConfig } from "../config.ts";
import { hashPassword } from "../domain/password-hash.ts";
import type { ColumnCipher } from "../encryption/column-cipher.ts";
import { configuredCipher } from "../encryption/configured-cipher.ts";
import { petitionsErrors } from "../errors.ts";
import { insertExample } from "../queries/insert-example.ts";
import type { PetitionsTables } from "../queries/tables.ts";

/** Adds the example petitions that are not there yet. Throws PETITIONS_SAMPLE_NOT_ALLOWED. */
export async function addSample({ db, config, log }: CommandContext): Promise<void> {
  const own = config as PetitionsConfig;
  if (!own.sample) throw petitionsErrors.create("SAMPLE_NOT_ALLOWED");
  const cipher = configuredCipher(own);
  await addDepartments(db);
  let added = 0;
  for (const example of examplePetitions) if (await addExample(db, cipher, example)) added += 1;
  log.info({ added, examples: examplePetitions.length }, "example petitions added");
}

async function addDepartments(db: Kysely<PetitionsTables>): Promise<void> {
  await db
    .insertInto("departments")
    .values([...exampleDepartments])
    .onConflict((conflict) => conflict.column("id").doNothing())
    .execute();
}

async function addExample(
  db: Kysely<PetitionsTables>,
  cipher: ColumnCipher,
  example: ExamplePetition,
): Promise<boolean> {
  const passwordHash = await hashPassword(example.password);
  return db.transaction().execute((trx) => insertExample(trx, cipher, { example, passwordHash }));
}
