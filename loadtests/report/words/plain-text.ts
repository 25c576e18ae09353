/**
 * Reasons and evidence quote what a portal answered. In a page, a terminal or an XML file they must stay words: control characters,
 * among them escape sequences and marks that turn the direction of text, become U+FFFD; so do halves of characters.
 */
export function plainText(text: string, most = 2000): string {
  const shown = text.length > most ? `${text.slice(0, most)} …` : text;
  return shown.toWellFormed().replaceAll(unprintable, "\uFFFD");
}

const unprintable =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/g;

/** Likewise on one line. */
export function plainLine(text: string, most?: number): string {
  return plainText(text.replaceAll(/\s+/g, " "), most);
}
