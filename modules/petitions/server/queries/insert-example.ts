import { randomUUID } from "node:crypto";
import { sql, type Transaction } from "kysely";
import type { ExamplePetition } from "../../sample/example-petition.ts";
import { seoulDate } from "../domain/seoul-date.ts";
import type { ColumnCipher } from "../encryption/column-cipher.ts";
import { sealNote } from "./sealed-note.ts";
import { columnsOf, sealColumns } from "./sealed-petition.ts";
import { sealSupplement } from "./sealed-supplement.ts";
import type { PetitionsTables } from "./tables.ts";

/** Adds an example with its history and its clock; false where it is there already. */
export async function insertExample(
  trx: Transaction<PetitionsTables>,
  cipher: ColumnCipher,
  { example, passwordHash }: { example: ExamplePetition; passwordHash: string },
): Promise<boolean> {
  const id = randomUUID();
  const inserted = await trx
    .insertInto("petitions")
    .values(petitionRow(cipher, id, example, passwordHash))
    .onConflict((conflict) => conflict.column("receipt_number").doNothing())
    .returning("id")
    .executeTakeFirst();
  if (inserted === undefined) return false;
  await takeNumber(trx, example);
  await trx
    .insertInto("petition_events")
    .values(eventRows(cipher, id, example))
    .execute();
  await insertClock(trx, id, example);
  await insertSupplement(trx, cipher, id, example);
  await trx.insertInto("access_log").values(officeLooks(example)).execute();
  return true;
}

function petitionRow(cipher: ColumnCipher, id: string, example: ExamplePetition, passwordHash: string) {
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

function eventRows(cipher: ColumnCipher, petitionId: string, { history }: ExamplePetition) {
  return history.map(({ step, at, note }) => {
    const id = randomUUID();
    return { id, petition_id: petitionId, step, at: new Date(at), ...sealNote(cipher, id, note) };
  });
}

/** Numbers of the same day that are given later come after it. */
async function takeNumber(
  trx: Transaction<PetitionsTables>,
  { receiptNumber, history }: ExamplePetition,
): Promise<void> {
  const last = Number(receiptNumber.split("-")[2]);
  await trx
    .insertInto("receipt_counters")
    .values({ day: seoulDate(new Date(history[0]?.at ?? 0)), last })
    .onConflict((conflict) =>
      conflict
        .column("day")
        .doUpdateSet({ last: sql<number>`greatest(receipt_counters.last, excluded.last)` }),
    )
    .execute();
}

async function insertClock(
  trx: Transaction<PetitionsTables>,
  petitionId: string,
  { stops = [], extensions = [] }: ExamplePetition,
): Promise<void> {
  for (const { reason, from, to } of stops)
    await trx
      .insertInto("petition_stops")
      .values({
        id: randomUUID(),
        petition_id: petitionId,
        reason,
        from_at: new Date(from),
        to_at: to === undefined ? null : new Date(to),
      })
      .execute();
  for (const { at, days } of extensions)
    await trx
      .insertInto("petition_extensions")
      .values({ id: randomUUID(), petition_id: petitionId, at: new Date(at), days, consented: false })
      .execute();
}

async function insertSupplement(
  trx: Transaction<PetitionsTables>,
  cipher: ColumnCipher,
  petitionId: string,
  { supplement }: ExamplePetition,
): Promise<void> {
  if (supplement === undefined) return;
  const { askedAt, dueOn, request, answeredAt, answer = "" } = supplement;
  const id = randomUUID();
  const answered = answeredAt === undefined ? null : new Date(answeredAt);
  await trx
    .insertInto("supplements")
    .values({
      id,
      petition_id: petitionId,
      asked_at: new Date(askedAt),
      due_on: dueOn,
      repeated: false,
      answered_at: answered,
      closed_at: answered,
      ...sealSupplement(cipher, id, { request, answer }),
    })
    .execute();
}

/** The office looked at each step that it took. */
function officeLooks({ receiptNumber, departmentId, history }: ExamplePetition) {
  return history.map(({ step, at }) => ({
    at: new Date(at),
    visitor: step === "arrived" ? "citizen" : "office",
    receipt_number: receiptNumber,
    purpose: step === "arrived" ? "submit" : "handle",
    actor: step === "arrived" ? "citizen" : "office",
    department_id: step === "arrived" ? null : departmentId,
  }));
}
