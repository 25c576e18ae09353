/** What came for one field of a form. A field sent twice arrives as an array. */
export type RawFields = Readonly<Record<string, unknown>>;

/** The first value of a field, as the citizen meant it: NFC (Korean from a Mac arrives decomposed), LF, no outer space. */
export function fieldText(fields: RawFields, name: string): string {
  const value = fields[name];
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === "string" ? tidy(first) : "";
}

export function isRepeated(fields: RawFields, name: string): boolean {
  const value = fields[name];
  return Array.isArray(value) && value.length > 1;
}

function tidy(text: string): string {
  return text.replace(/\r\n?/g, "\n").normalize("NFC").trim();
}

/** Control characters but tab and newline, what a decoder puts for bytes that are not UTF-8, and halves of characters. */
const unreadable = /[^\P{Cc}\t\n]|\uFFFD|\p{Cs}/gu;

export function isUnreadable(text: string): boolean {
  return text.search(unreadable) !== -1;
}

/** For showing the form again: what remains can be read and sent. */
export function readablePart(text: string): string {
  return text.replace(unreadable, "");
}

/** A line has no newline; a browser's text field cannot make one, other programs can. */
export function onOneLine(text: string): string {
  return text.replace(/[\t\n\u2028\u2029]+/gu, " ");
}
