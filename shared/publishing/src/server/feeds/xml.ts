/** An element to be written; what is undefined or false is left out. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly children: readonly (XmlNode | string)[];
}

type Child = XmlNode | string | undefined | false | readonly XmlNode[];

/** An element of the vocabulary; `xml("title", {}, "…")`. Names are written in our code, never taken from data. */
export function xml(name: string, attributes: XmlNode["attributes"], ...children: readonly Child[]): XmlNode {
  const kept = children.flatMap((child) => (child === undefined || child === false ? [] : child));
  return { name, attributes, children: kept };
}

/** An element with a text, or nothing where there is none. */
export function xmlText(name: string, text: string | null | undefined): XmlNode | undefined {
  return text === null || text === undefined || text === "" ? undefined : xml(name, {}, text);
}

/** The whole document (XML 1.0, fifth edition), in UTF-8. */
export function writeXml(root: XmlNode): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written(root)}\n`;
}

function written({ name, attributes, children }: XmlNode): string {
  const fields = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([field, value]) => ` ${field}="${escapeXml(value ?? "")}"`)
    .join("");
  if (children.length === 0) return `<${name}${fields}/>`;
  const content = children.map((child) => (typeof child === "string" ? escapeXml(child) : written(child)));
  return `<${name}${fields}>${content.join("")}</${name}>`;
}

/** Tabs and line breaks in a value would be read as blanks (section 3.3.3); signs that XML does not have (section 2.2) are left out. */
function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffc\u{10000}-\u{10ffff}]/gu, "")
    .replace(/[&<>"'\t\n\r]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
