/** A form as it came: a field that was sent twice has two values. */
export interface SentForm {
  text(name: string): string;
  all(name: string): readonly string[];
}

/** The value of a field as the citizen meant it: NFC (Korean from a Mac arrives decomposed), LF, no outer space. */
export function fieldText(form: SentForm, name: string): string {
  return tidy(form.text(name));
}

export function isRepeated(form: SentForm, name: string): boolean {
  return form.all(name).length > 1;
}

function tidy(text: string): string {
  return text.replace(/\r\n?/g, "\n").normalize("NFC").trim();
}

/** Control characters but tab and newline, what a decoder puts for bytes that are not UTF-8, and halves of characters. */
const unreadable = /[^\P{Cc}\t\n]|\uFFFD|\p{Cs}/gu;

export function isUnreadable(text: string): boolean {
  return text.search(unreadable) !== -1;
}

/** For showing the form again: what remains can be read, and sent as it is. */
export function readablePart(text: string): string {
  return text.replace(unreadable, "");
}

/** A line has no newline; a browser's text field cannot make one, other programs can. */
export function onOneLine(text: string): string {
  return text.replace(/[\t\n\u2028\u2029]+/gu, " ");
}
