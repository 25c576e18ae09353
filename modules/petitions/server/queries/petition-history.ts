import type { Kysely } from "kysely";
import type { Language } from "@madang/manifest";
import { isPetitionStep, type PetitionStep } from "../../contract/petition-steps.ts";
import type { ColumnCipher } from "../encryption/column-cipher.ts";
import { openNote } from "./sealed-note.ts";
import type { PetitionsTables } from "./tables.ts";

export interface PetitionEvent {
  readonly id: string;
  readonly step: PetitionStep;
  readonly at: Date;
  readonly note: string;
}

/** Steps of a petition, oldest first. */
export async function petitionHistory(
  db: Kysely<PetitionsTables>,
  cipher: ColumnCipher,
  petitionId: string,
): Promise<PetitionEvent[]> {
  const rows = await db
    .selectFrom("petition_events")
    .selectAll()
    .where("petition_id", "=", petitionId)
    .orderBy("at")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({ id: row.id, step: stepOf(row.step), at: row.at, note: openNote(cipher, row) }));
}

export function stepOf(step: string): PetitionStep {
  if (!isPetitionStep(step)) throw new TypeError(`the step ${step} is not one that this release knows`);
  return step;
}

/** Name and telephone of a department, or undefined where none has been chosen yet. */
export async function departmentOf(
  db: Kysely<PetitionsTables>,
  id: string | null,
  language: Language,
): Promise<{ department: string; telephone: string } | undefined> {
  if (id === null) return undefined;
  const row = await db.selectFrom("departments").selectAll().where("id", "=", id).executeTakeFirst();
  if (row === undefined) return undefined;
  return { department: language === "ko" ? row.name_ko : row.name_en, telephone: row.telephone };
}

/** Names of all departments, by their ids. */
export async function departmentNames(
  db: Kysely<PetitionsTables>,
  language: Language,
): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom("departments").selectAll().execute();
  return new Map(rows.map((row) => [row.id, language === "ko" ? row.name_ko : row.name_en]));
}
