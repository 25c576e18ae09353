/**
 * Where an element begins in a document that the portal has written: attributes in quotation marks, `<` and `>` nowhere in them. Text and
 * nothing else: k6 parses a page in a third of a millisecond and needs microseconds for each look at an element; a list has a hundred links.
 */
export class StartTag {
  readonly #element: string;
  /** From behind the element's name to the next element of that name. */
  readonly #text: string;

  constructor(element: string, text: string) {
    this.#element = element;
    this.#text = text;
  }

  /** The value of an attribute; nothing where it has none. */
  attribute(name: string): string | undefined {
    const text = this.#text;
    const sought = ` ${name}="`;
    const at = text.indexOf(sought);
    if (at < 0 || text.indexOf(">") < at) return undefined;
    const begin = at + sought.length;
    return unescaped(text.slice(begin, text.indexOf('"', begin)));
  }

  /** What stands in the element as it was sent, markup included. */
  get content(): string {
    const text = this.#text;
    const end = text.indexOf(`</${this.#element}>`);
    return text.slice(text.indexOf(">") + 1, end < 0 ? undefined : end);
  }
}

/** Every element of one name, in the order of the document. */
export function startTags(html: string, element: string): StartTag[] {
  const tags: StartTag[] = [];
  const [, ...parts] = html.split(`<${element}`);
  // <a, not <abbr.
  for (const part of parts) if (part.startsWith(" ")) tags.push(new StartTag(element, part));
  return tags;
}

/** The five characters that React and the gateway escape in attributes. */
function unescaped(text: string): string {
  if (!text.includes("&")) return text;
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}
