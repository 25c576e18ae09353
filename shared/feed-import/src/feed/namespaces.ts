/** Prefixes as a feed declares them, to the customary ones. */
export type Prefixes = ReadonlyMap<string, string>;

/** Namespaces by name, without scheme and trailing slash: feeds differ in both, and in capitals. */
const customary: Readonly<Record<string, string>> = {
  "purl.org/rss/1.0": "",
  "purl.org/rss/1.0/modules/content": "content",
  "purl.org/dc/elements/1.1": "dc",
  "purl.org/dc/terms": "dcterms",
  "www.w3.org/2005/atom": "atom",
  "www.w3.org/1999/xhtml": "xhtml",
  "www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
  "madang.example/ns/notice": "notice",
  "urn:madang:publishing": "madang",
};

export function customaryPrefix(namespace: string): string | undefined {
  const plain = namespace
    .toLowerCase()
    .replace(/^https?:\/\//, "")
    .replace(/\/$/, "");
  return Object.hasOwn(customary, plain) ? customary[plain] : undefined;
}

/** Those that stand on one element, beside those around it. Feeds that declare none mean the customary ones. */
export function withDeclarations(prefixes: Prefixes, attributes: Readonly<Record<string, string>>): Prefixes {
  const declared = Object.entries(attributes).flatMap(([name, namespace]) => {
    const prefix = /^xmlns(?::(.+))?$/.exec(name);
    const known = prefix === null ? undefined : customaryPrefix(namespace);
    return prefix === null || known === undefined ? [] : [[prefix[1] ?? "", known] as const];
  });
  return declared.length === 0 ? prefixes : new Map([...prefixes, ...declared]);
}

/**
 * The name with the customary prefix. Elements of the feed's own format have none: RSS says so, and Atom's names stand alone
 * whatever prefix they are written with.
 */
export function customaryName(name: string, prefixes: Prefixes, root: "rss" | "atom"): string {
  const colon = name.indexOf(":");
  const [prefix, local] = colon === -1 ? ["", name] : [name.slice(0, colon), name.slice(colon + 1)];
  const known = prefixes.get(prefix) ?? prefix;
  return known === "" || (known === "atom" && root === "atom") ? local : `${known}:${local}`;
}
