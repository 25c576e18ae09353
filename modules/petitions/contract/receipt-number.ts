/**
 * Receipt numbers look like `M26-0916-0473-8`: the letter of the kind, year, month and day of arrival in Seoul, the number
 * within that day (four digits, more when a day has more than 9,999), and a check digit.
 *
 * The number is a name, not a secret: it is printed, read out on the telephone and may be guessed. Nothing of a petition is
 * shown for it without the look-up password or a grant, so it need not be random, and a short number is easier to dictate.
 */
export interface ReceiptNumberParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** From 1. */
  readonly sequence: number;
}

const pattern = /^M(\d{2})-(\d{2})(\d{2})-(\d{4,6})-(\d)$/;

/** Digit that stands for the letter M, so that numbers of other kinds get other check digits. */
const kindDigit = "9";

/** For input and parameters: longer texts are refused before anything looks at them. */
export const receiptNumberMaxLength = 40;

export function formatReceiptNumber(parts: ReceiptNumberParts): string {
  const date = [parts.year % 100, parts.month, parts.day]
    .map((part) => String(part).padStart(2, "0"))
    .join("");
  const sequence = String(parts.sequence).padStart(4, "0");
  return `M${date.slice(0, 2)}-${date.slice(2)}-${sequence}-${checkDigit(date + sequence)}`;
}

/**
 * Takes what a person typed or dictated: any case, full-width digits, spaces, any hyphens or none.
 * Answers the canonical form, or undefined when the shape, the date or the check digit is wrong.
 */
export function parseReceiptNumber(typed: string): string | undefined {
  if (typed.length > receiptNumberMaxLength) return undefined;
  const plain = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\p{Pd}−]/gu, "");
  const match = /^M(\d{2})(\d{4})(\d{4,6})(\d)$/.exec(plain);
  if (match === null) return undefined;
  const [, year, monthDay, sequence, digit] = match;
  const canonical = `M${year}-${monthDay}-${sequence}-${digit}`;
  return isReceiptNumber(canonical) ? canonical : undefined;
}

/** Whether `text` is a receipt number in its canonical form. */
export function isReceiptNumber(text: string): boolean {
  const match = pattern.exec(text);
  if (match === null) return false;
  const [, year = "", month = "", day = "", sequence = "", digit = ""] = match;
  if (!isDate(2000 + Number(year), Number(month), Number(day))) return false;
  if (Number(sequence) < 1 || (sequence.length > 4 && sequence.startsWith("0"))) return false;
  return checkDigit(year + month + day + sequence) === digit;
}

function isDate(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/**
 * Damm's algorithm (H. M. Damm, "Total anti-symmetrische Quasigruppen", 2004): every single wrong digit and every swap of two
 * neighbours changes the check digit. A plain sum of digits would miss the swaps.
 */
export function checkDigit(digits: string): string {
  let interim = 0;
  for (const digit of kindDigit + digits) interim = dammTable[interim]?.[Number(digit)] ?? 0;
  return String(interim);
}

const dammTable: readonly (readonly number[])[] = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
  [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
  [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
  [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
  [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
  [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
  [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
  [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
  [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
  [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
];
