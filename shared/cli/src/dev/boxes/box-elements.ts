/** A box in composed HTML: `<section data-madang-box="news/latest">…</section>`. */
export interface BoxElement {
  /** `<module>/<box>` */
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

const opening = /<(section|li) data-madang-box="([a-z0-9-]+\/[a-z0-9-]+)">/g;

/** Every box, in the order of the document. Boxes do not stand in boxes, but what they hold may have elements of the same name. */
export function boxElements(html: string): BoxElement[] {
  return [...html.matchAll(opening)].flatMap((match) => {
    const [, element = "", name = ""] = match;
    const end = endOf(html, element, match.index + match[0].length);
    return end === undefined ? [] : [{ name, start: match.index, end }];
  });
}

function endOf(html: string, element: string, from: number): number | undefined {
  const tags = new RegExp(`<(/?)${element}\\b[^>]*>`, "g");
  tags.lastIndex = from;
  for (let depth = 1, tag = tags.exec(html); tag !== null; tag = tags.exec(html)) {
    depth += tag[1] === "/" ? -1 : 1;
    if (depth === 0) return tags.lastIndex;
  }
  return undefined;
}
