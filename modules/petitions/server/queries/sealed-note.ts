import type { ColumnCipher } from "../encryption/column-cipher.ts";

/** Words of a step of the history. */
export function sealNote(
  cipher: ColumnCipher,
  eventId: string,
  note: string,
): { key_id: string; note: Buffer } {
  return { key_id: cipher.keyId, note: cipher.seal(note, place(eventId)) };
}

export function openNote(cipher: ColumnCipher, event: { id: string; key_id: string; note: Buffer }): string {
  return cipher.open(event.note, place(event.id), event.key_id);
}

function place(rowId: string) {
  return { table: "petition_events", column: "note", rowId };
}
