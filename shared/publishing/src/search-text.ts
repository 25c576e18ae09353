import { z } from "zod";

/** In characters: longer than any title. */
export const longestSearch = 100;
const most = 8;

/**
 * What a visitor typed into a search field, as it is shown again: composed (macOS sends decomposed Korean), one space between
 * words, not longer than any title.
 */
export const searchTextSchema = z
  .string()
  .transform((text) =>
    [...text.normalize("NFC").replace(/\s+/g, " ").trim()].slice(0, longestSearch).join("").trim(),
  );

/** The words of it; a document has to contain each of them. */
export function searchWords(text: string): string[] {
  return [...new Set(text.split(" ").filter((word) => word !== ""))].slice(0, most);
}
