import { randomUUID } from "node:crypto";
import type { Kysely } from "kysely";
import type { CommandContext } from "@madang/module-kit/server";
import {
  exampleDepartments,
  examplePetitions,
  type ExamplePetition,
} from "../../sample/example-petitions.ts";
import type { PetitionsConfig } from "../config.ts";
import { hashPassword } from "../domain/password-hash.ts";
import type { ColumnCipher } from "../encryption/column-cipher.ts";
import { configuredCipher } from "../encryption/configured-cipher.ts";
import { petitionsErrors } from "../errors.ts";
import { sealNote } from "../queries/sealed-note.ts";
import { columnsOf, sealColumns } from "../queries/sealed-petition.ts";
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
  return db.transaction().execute(async (trx) => {
    const id = randomUUID();
    const inserted = await trx
      .insertInto("petitions")
      .values(exampleRow(cipher, id, example, passwordHash))
      .onConflict((conflict) => conflict.column("receipt_number").doNothing())
      .returning("id")
      .executeTakeFirst();
    if (inserted === undefined) return false;
    await trx
      .insertInto("petition_events")
      .values(exampleEvents(cipher, id, example))
      .execute();
    return true;
  });
}

function exampleRow(cipher: ColumnCipher, id: string, example: ExamplePetition, passwordHash: string) {
  const { text, history } = example;
  const arrivedAt = new Date(history[0]?.at ?? 0);
  return {
    id,
    receipt_number: example.receiptNumber,
    submission_key: randomUUID(),
    type: text.type,
    step: history.at(-1)?.step ?? "arrived",
    language: example.language,
    reply: text.reply,
    department_id: example.departmentId,
    ...sealColumns(cipher, id, columnsOf(text, passwordHash)),
    consented_at: arrivedAt,
    arrived_at: arrivedAt,
  };
}

function exampleEvents(cipher: ColumnCipher, petitionId: string, { history }: ExamplePetition) {
  return history.map(({ step, at, note }) => {
    const id = randomUUID();
    return { id, petition_id: petitionId, step, at: new Date(at), ...sealNote(cipher, id, note) };
  });
}
