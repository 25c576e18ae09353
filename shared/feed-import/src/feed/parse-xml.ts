import { Parser } from "htmlparser2";
import { feedErrors } from "../errors.ts";
import { limits } from "../limits.ts";
import { customaryName, type Prefixes, withDeclarations } from "./namespaces.ts";
import { repaired } from "./repair-xml.ts";
import { XmlElement } from "./xml-element.ts";

export interface XmlContext {
  readonly prefixes: Prefixes;
  /** Whose elements need no prefix. */
  readonly format: "rss" | "atom";
}

interface OpenElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly nodes: (string | XmlElement)[];
  readonly prefixes: Prefixes;
}

/**
 * Reads a piece of XML as forgivingly as browsers read HTML, in one pass: what is not closed is closed by what is around it.
 * A document type is passed over, so no entity can be defined, expanded or fetched. Throws FEED_ITEM_TOO_DEEP.
 */
export function parseXml(source: string, context: XmlContext): XmlElement | undefined {
  const top: OpenElement = { name: "", attributes: {}, nodes: [], prefixes: context.prefixes };
  const open: OpenElement[] = [top];
  let count = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        count += 1;
        if (open.length > limits.xmlDepth || count > limits.xmlElements)
          throw feedErrors.create("ITEM_TOO_DEEP", { limit: limits.xmlDepth });
        const prefixes = withDeclarations(open.at(-1)?.prefixes ?? context.prefixes, attributes);
        const known = customaryName(name, prefixes, context.format);
        open.push({ name: known, attributes, nodes: [], prefixes });
      },
      ontext(text) {
        const nodes = open.at(-1)?.nodes ?? [];
        const last = nodes.at(-1);
        if (typeof last === "string") nodes[nodes.length - 1] = last + text;
        else nodes.push(text);
      },
      onclosetag() {
        const closed = open.pop();
        if (closed === undefined) return;
        open.at(-1)?.nodes.push(new XmlElement(closed.name, closed.attributes, closed.nodes));
      },
    },
    { xmlMode: true },
  );
  parser.end(repaired(source));
  return top.nodes.find((node) => typeof node !== "string");
}
