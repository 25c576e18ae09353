import { kitErrors } from "../../errors.ts";

const longestName = 200;

/** Throws KIT_FORM_ENCODING. */
export function fieldName(name: string): string {
  const text = fieldValue(name);
  if (text.length <= longestName) return text;
  throw kitErrors.create("FORM_ENCODING", {
    problem: `a field's name has more than ${longestName} characters`,
  });
}

/**
 * Browsers send CRLF for a line break; macOS sends Korean syllables as separate letters; PostgreSQL has no place for U+0000.
 * Throws KIT_FORM_ENCODING.
 */
export function fieldValue(text: string): string {
  if (text.includes("\0")) throw kitErrors.create("FORM_ENCODING", { problem: "it has a null character" });
  return text.replace(/\r\n?/g, "\n").normalize("NFC");
}
