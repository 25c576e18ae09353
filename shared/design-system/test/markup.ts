/** Values of an attribute in the order of the markup. */
export function attributeValues(html: string, name: string): string[] {
  return [...html.matchAll(new RegExp(` ${name}="([^"]*)"`, "g"))].map(([, value = ""]) => value);
}

/** Ids that labels, descriptions and links inside the page point to. */
export function referencedIds(html: string): string[] {
  const lists = ["for", "aria-describedby", "aria-labelledby"].flatMap((name) => attributeValues(html, name));
  return lists.flatMap((list) => list.split(" "));
}

/** Names of the classes in the markup. */
export function classesIn(html: string): Set<string> {
  return new Set(attributeValues(html, "class").flatMap((list) => list.split(" ")));
}
