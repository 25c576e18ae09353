import { plainText } from "@madang/rich-text";
import { htmlToRichText } from "../html/html-to-rich-text.ts";
import { limits } from "../limits.ts";

/** One line of plain words: titles often hold HTML that was escaped once too often. */
export function lineOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const words = /<[a-z/!]|&[a-z#0-9]+;/i.test(text) ? plainText(htmlToRichText(text)) : text;
  const line = words
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim()
    .normalize("NFC");
  return [...line].slice(0, limits.line).join("") || undefined;
}
