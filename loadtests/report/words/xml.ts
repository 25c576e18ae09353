import { plainText } from "./plain-text.ts";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\n": "&#10;",
  "\t": "&#9;",
  "\r": "&#13;",
};

/** Text for content and attributes of XML 1.0; what no XML may hold (section 2.2, Char) is U+FFFD. */
export function xmlText(text: string): string {
  return plainText(text).replaceAll(/[&<>"\n\t\r]/g, (character) => entities[character] ?? "");
}
