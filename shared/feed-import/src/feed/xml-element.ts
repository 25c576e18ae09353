/** One element as written; names carry the customary prefix of their namespace. */
export class XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Text and elements in the order of the source. */
  readonly nodes: readonly (string | XmlElement)[];

  constructor(
    name: string,
    attributes: Readonly<Record<string, string>>,
    nodes: readonly (string | XmlElement)[],
  ) {
    this.name = name;
    this.attributes = attributes;
    this.nodes = nodes;
  }

  get children(): readonly XmlElement[] {
    return this.nodes.filter((node) => typeof node !== "string");
  }

  /** All character data below it, in order. */
  get text(): string {
    return this.nodes.map((node) => (typeof node === "string" ? node : node.text)).join("");
  }
}

export function childrenNamed(parent: XmlElement, ...names: string[]): readonly XmlElement[] {
  return parent.children.filter((child) => names.includes(child.name));
}

/** The first child that has any text. */
export function childNamed(parent: XmlElement, ...names: string[]): XmlElement | undefined {
  for (const name of names)
    for (const child of childrenNamed(parent, name)) if (child.text.trim() !== "") return child;
  return undefined;
}

/** Text of the first child that has any. */
export function childText(parent: XmlElement, ...names: string[]): string | undefined {
  return childNamed(parent, ...names)?.text.trim();
}

/**
 * HTML that an element holds: escaped or in CDATA, as feeds should, or as elements of its own, as XHTML in Atom and as careless
 * writers do.
 */
export function markupOf(element: XmlElement): string {
  return element.children.length === 0 ? element.text : element.nodes.map(written).join("");
}

function written(node: string | XmlElement): string {
  if (typeof node === "string") return escaped(node);
  const attributes = Object.entries(node.attributes).map(
    ([name, value]) => ` ${name}="${escaped(value).replaceAll('"', "&quot;")}"`,
  );
  // XHTML may come with a prefix; HTML has none.
  const name = node.name.replace(/^.*:/, "");
  const start = `<${name}${attributes.join("")}>`;
  const inside = node.nodes.map(written).join("");
  // XML lets a br that is not closed hold what follows it.
  return voidElements.has(name) ? `${start}${inside}` : `${start}${inside}</${name}>`;
}

const voidElements = new Set(["br", "hr", "img", "wbr", "col", "input", "source"]);

export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
