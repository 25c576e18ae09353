import type { Selectable } from "kysely";
import { isPetitionTypeId } from "../../contract/public.ts";
import { isReplyWay, type PetitionText } from "../domain/petition-form.ts";
import type { ColumnCipher } from "../encryption/column-cipher.ts";
import { sealedColumns, type PetitionsTables, type SealedColumn } from "./tables.ts";

export type PetitionRow = Selectable<PetitionsTables["petitions"]>;

type SealedRow = Pick<PetitionRow, "id" | "key_id" | SealedColumn>;

/** Seals every personal column of one petition for the row with this id. */
export function sealColumns(
  cipher: ColumnCipher,
  rowId: string,
  texts: Readonly<Record<SealedColumn, string>>,
): Pick<PetitionRow, "key_id" | SealedColumn> {
  const sealed = sealedColumns.map((column) => [column, cipher.seal(texts[column], place(column, rowId))]);
  return { key_id: cipher.keyId, ...(Object.fromEntries(sealed) as Record<SealedColumn, Buffer>) };
}

export function openColumn(cipher: ColumnCipher, row: SealedRow, column: SealedColumn): string {
  return cipher.open(row[column], place(column, row.id), row.key_id);
}

export function openColumns(cipher: ColumnCipher, row: SealedRow): Record<SealedColumn, string> {
  const opened = sealedColumns.map((column) => [column, openColumn(cipher, row, column)]);
  return Object.fromEntries(opened) as Record<SealedColumn, string>;
}

/** The columns in which the parts of a petition are kept. */
export function columnsOf(petition: PetitionText, passwordHash: string): Record<SealedColumn, string> {
  const { title, body, place, name, telephone, email } = petition;
  return { title, body, place, applicant_name: name, telephone, email, password_hash: passwordHash };
}

/** What the citizen sent, from its row. */
export function petitionTextOf(cipher: ColumnCipher, row: PetitionRow): PetitionText {
  const { title, body, place, applicant_name, telephone, email } = openColumns(cipher, row);
  if (!isPetitionTypeId(row.type) || !isReplyWay(row.reply))
    throw new TypeError(`petition row holds type ${row.type} and reply ${row.reply}, which no rule knows`);
  return { type: row.type, reply: row.reply, title, body, place, name: applicant_name, telephone, email };
}

function place(column: SealedColumn, rowId: string) {
  return { table: "petitions", column, rowId };
}
