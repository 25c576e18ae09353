import { defaultTreeAdapter, parse, parseFragment, type DefaultTreeAdapterTypes } from "parse5";

export type HtmlElement = DefaultTreeAdapterTypes.Element;
type HtmlNode = DefaultTreeAdapterTypes.Node;

export interface ParsedHtml {
  readonly elements: readonly HtmlElement[];
  /** Codes of the HTML Standard, section 13.2.2, with their lines. */
  readonly errors: readonly string[];
}

export function parseDocument(html: string): ParsedHtml {
  const errors: string[] = [];
  const onParseError = ({ code, startLine }: { code: string; startLine: number }): void => {
    errors.push(`${code} in line ${startLine}`);
  };
  return { elements: elementsIn(parse(html, { sourceCodeLocationInfo: true, onParseError })), errors };
}

export function parsePiece(html: string): readonly HtmlElement[] {
  return elementsIn(parseFragment(html));
}

export function attribute(element: HtmlElement, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value;
}

export function named(elements: readonly HtmlElement[], ...names: string[]): HtmlElement[] {
  return elements.filter((element) => names.includes(element.tagName));
}

export function textOf(node: HtmlNode): string {
  if (defaultTreeAdapter.isTextNode(node)) return node.value;
  return "childNodes" in node ? node.childNodes.map(textOf).join("") : "";
}

function elementsIn(node: HtmlNode): HtmlElement[] {
  const children = "childNodes" in node ? node.childNodes.flatMap(elementsIn) : [];
  return defaultTreeAdapter.isElementNode(node) ? [node, ...children] : children;
}
