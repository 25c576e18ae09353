import type { Kysely } from "kysely";
import type { PetitionText } from "../domain/petition-form.ts";
import type { ColumnCipher } from "../encryption/column-cipher.ts";
import { findGranted } from "../queries/find-petition.ts";
import { recordAccess, type AccessPurpose } from "../queries/record-access.ts";
import { petitionTextOf, type PetitionRow } from "../queries/sealed-petition.ts";
import type { PetitionsTables } from "../queries/tables.ts";

export interface OpenedPetition {
  readonly row: PetitionRow;
  readonly text: PetitionText;
}

/** The petition in clear, for a visitor with a grant, and on record; undefined for anyone else. */
export async function openPetition(
  { db, cipher }: { db: Kysely<PetitionsTables>; cipher: ColumnCipher },
  {
    receiptNumber,
    visitor,
    purpose,
  }: { receiptNumber: string; visitor: string | undefined; purpose: AccessPurpose },
): Promise<OpenedPetition | undefined> {
  if (visitor === undefined) return undefined;
  const row = await findGranted(db, { receiptNumber, visitor, now: new Date() });
  if (row === undefined) return undefined;
  await recordAccess(db, { visitor, receiptNumber, purpose });
  return { row, text: petitionTextOf(cipher, row) };
}
