import type { Selectable } from "kysely";
import { draftFields, type DraftField, type DraftText } from "../../contract/draft-steps.ts";
import type { ColumnCipher } from "../encryption/column-cipher.ts";
import type { DraftsTable, SealedDraftColumn } from "./draft-tables.ts";

export type DraftRow = Selectable<DraftsTable>;

/** Seals every part of a draft for the row with this id; an empty part too, so that nothing shows what was filled in. */
export function sealDraft(
  cipher: ColumnCipher,
  rowId: string,
  text: DraftText,
): Pick<DraftRow, "key_id" | SealedDraftColumn> {
  const sealed = draftFields.map((field) => {
    const column = columnOf(field);
    return [column, cipher.seal(text[field], place(column, rowId))];
  });
  return { key_id: cipher.keyId, ...(Object.fromEntries(sealed) as Record<SealedDraftColumn, Buffer>) };
}

export function openDraftText(cipher: ColumnCipher, row: DraftRow): DraftText {
  const opened = draftFields.map((field) => {
    const column = columnOf(field);
    return [field, cipher.open(row[column], place(column, row.id), row.key_id)];
  });
  return Object.fromEntries(opened) as DraftText;
}

function columnOf(field: DraftField): SealedDraftColumn {
  return field === "name" ? "applicant_name" : field;
}

function place(column: SealedDraftColumn, rowId: string) {
  return { table: "drafts", column, rowId };
}
