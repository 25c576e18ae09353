import type { ColumnCipher } from "../encryption/column-cipher.ts";

export interface SupplementText {
  readonly request: string;
  readonly answer: string;
}

interface SealedSupplement {
  readonly key_id: string;
  readonly request: Buffer;
  readonly answer: Buffer;
}

/** One key for the row: an answer seals the request anew beside it. */
export function sealSupplement(
  cipher: ColumnCipher,
  id: string,
  { request, answer }: SupplementText,
): SealedSupplement {
  return {
    key_id: cipher.keyId,
    request: cipher.seal(request, place("request", id)),
    answer: cipher.seal(answer, place("answer", id)),
  };
}

export function openSupplement(cipher: ColumnCipher, row: SealedSupplement & { id: string }): SupplementText {
  return {
    request: cipher.open(row.request, place("request", row.id), row.key_id),
    answer: cipher.open(row.answer, place("answer", row.id), row.key_id),
  };
}

function place(column: keyof SupplementText, rowId: string) {
  return { table: "supplements", column, rowId };
}
