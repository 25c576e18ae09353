import { plainText } from "./words/plain-text.ts";

/** HTML or SVG that is safe to send: made by `markup` alone, which escapes whatever is put into it. */
export class Markup {
  readonly #html: string;

  constructor(html: string) {
    this.#html = html;
  }

  toString(): string {
    return this.#html;
  }
}

export type Content = string | number | Markup | undefined | readonly Content[];

/** markup`<td>${anything}</td>`: words are escaped, markup is kept, lists are joined, nothing is nothing. */
export function markup(parts: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  return new Markup(String.raw({ raw: parts }, ...contents.map(htmlOf)));
}

function htmlOf(content: Content): string {
  if (content === undefined) return "";
  if (content instanceof Markup) return content.toString();
  if (typeof content === "string" || typeof content === "number") return escaped(String(content));
  return content.map(htmlOf).join("");
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "`": "&#96;",
};

function escaped(text: string): string {
  return plainText(text).replaceAll(/[&<>"'`]/g, (character) => entities[character] ?? "");
}

/** The program's own text: styles and scripts. */
export function trusted(text: string): Markup {
  return new Markup(text);
}
