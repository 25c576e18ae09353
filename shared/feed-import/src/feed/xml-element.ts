/** One element of an item, as written: names keep their prefix. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** All character data below it, in order. */
  readonly text: string;
}

export function childrenNamed(parent: XmlElement, name: string): readonly XmlElement[] {
  return parent.children.filter((child) => child.name === name);
}

/** Text of the first child that has any. */
export function childText(parent: XmlElement, ...names: string[]): string | undefined {
  for (const name of names)
    for (const child of childrenNamed(parent, name)) if (child.text.trim() !== "") return child.text.trim();
  return undefined;
}
