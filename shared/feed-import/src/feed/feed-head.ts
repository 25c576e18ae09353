/** What the channel says of all its items. */
export interface FeedHead {
  readonly language: string | undefined;
  /** The site's address, against which relative links are resolved. */
  readonly link: string | undefined;
  /** Prefixes as this feed declares them, to the customary ones. */
  readonly prefixes: ReadonlyMap<string, string>;
}

/** Namespaces by name; trailing slashes and capitals differ among feeds, so they are compared without. */
const customaryPrefixes: Readonly<Record<string, string>> = {
  "purl.org/rss/1.0/modules/content": "content",
  "purl.org/dc/elements/1.1": "dc",
  "purl.org/dc/terms": "dcterms",
  "www.w3.org/2005/atom": "atom",
  "madang.example/ns/notice": "notice",
};

/** The head is only ever searched: a document type in it is passed over unread. */
export function readHead(source: string): FeedHead {
  const channel = source.replace(/<!--[\s\S]*?-->/g, "").replace(/<image[\s>][\s\S]*?<\/image>/g, "");
  return {
    language: elementText(channel, "language") ?? elementText(channel, "dc:language"),
    link: elementText(channel, "link"),
    prefixes: prefixesOf(channel),
  };
}

function elementText(source: string, name: string): string | undefined {
  const start = source.indexOf(`<${name}>`);
  const end = source.indexOf(`</${name}>`, start);
  if (start === -1 || end === -1) return undefined;
  const text = source.slice(start + name.length + 2, end);
  return text.replace(/^\s*<!\[CDATA\[|\]\]>\s*$/g, "").trim() || undefined;
}

function prefixesOf(source: string): ReadonlyMap<string, string> {
  const declared = source.matchAll(
    /\sxmlns:([A-Za-z_][\w.-]{0,40})\s*=\s*["']https?:\/\/([^"']{1,200}?)\/?["']/g,
  );
  const known = [...declared].flatMap(([, prefix = "", namespace = ""]) => {
    const customary = customaryPrefixes[namespace.toLowerCase()];
    return customary === undefined ? [] : [[prefix, customary] as const];
  });
  return new Map(known);
}
