import type { RichCell, RichMark, RichNode, RichTable } from "./rich-node.ts";

export interface RichHtmlOptions {
  /** Makes paths whole, for readers elsewhere: `https://hanul.example`. */
  readonly origin: string;
}

/**
 * The tree as HTML for a place where no view renders it, such as a feed. The one serialiser: each name is written here, each text
 * and each value passes `escapeHtml`, and an address leads nowhere but to the web, a mailbox or a telephone.
 */
export function richHtml(nodes: readonly RichNode[], options: RichHtmlOptions): string {
  return nodes.map((node) => nodeHtml(node, options)).join("");
}

function nodeHtml(node: RichNode, options: RichHtmlOptions): string {
  if (typeof node === "string") return escapeHtml(node);
  const write = writers[node.kind] as (one: Exclude<RichNode, string>, options: RichHtmlOptions) => string;
  return write(node, options);
}

type Kind = Exclude<RichNode, string>["kind"];
type Writers = {
  readonly [One in Kind]: (node: Extract<RichNode, { kind: One }>, options: RichHtmlOptions) => string;
};

type Mark = Extract<RichNode, { kind: RichMark }>;
const mark = ({ kind, children }: Mark, options: RichHtmlOptions): string =>
  element(kind, {}, richHtml(children, options));

const writers: Writers = {
  heading: ({ level, children }, options) => element(`h${level}`, {}, richHtml(children, options)),
  paragraph: ({ children }, options) => element("p", {}, richHtml(children, options)),
  quote: ({ children }, options) => element("blockquote", {}, richHtml(children, options)),
  preformatted: ({ text }) => element("pre", {}, escapeHtml(text)),
  rule: () => "<hr>",
  break: () => "<br>",
  list({ ordered, start, items }, options) {
    const written = items.map((item) => element("li", {}, richHtml(item, options))).join("");
    return ordered ? element("ol", { start }, written) : element("ul", {}, written);
  },
  image(image, options) {
    const picture = pictureHtml(image, options);
    if (image.caption === undefined) return picture;
    return element("figure", {}, picture + element("figcaption", {}, escapeHtml(image.caption)));
  },
  table: (table, options) => tableHtml(table, (nodes) => richHtml(nodes, options)),
  link({ href, children }, options) {
    const address = wholeAddress(href, options.origin);
    const words = richHtml(children, options);
    return address === undefined ? words : element("a", { href: address }, words);
  },
  language: ({ lang, children }, options) => element("span", { lang }, richHtml(children, options)),
  strong: mark,
  em: mark,
  ins: mark,
  del: mark,
  sub: mark,
  sup: mark,
  code: mark,
  mark,
};

type Picture = Extract<RichNode, { kind: "image" }>;

function pictureHtml({ src, alt, width, height }: Picture, { origin }: RichHtmlOptions): string {
  const address = wholeAddress(src, origin);
  const web = address !== undefined && /^https?:/i.test(address);
  return web ? `<img${attributes({ src: address, alt, width, height })}>` : escapeHtml(alt);
}

function tableHtml(
  { caption, head, body }: RichTable,
  inside: (nodes: readonly RichNode[]) => string,
): string {
  const row = (cells: readonly RichCell[], heads: boolean): string =>
    element("tr", {}, cells.map((cell) => cellHtml(cell, heads, inside)).join(""));
  const rows = (cells: RichCell[][], heads: boolean): string => cells.map((one) => row(one, heads)).join("");
  return element(
    "table",
    {},
    (caption === undefined ? "" : element("caption", {}, escapeHtml(caption))) +
      (head.length === 0 ? "" : element("thead", {}, rows(head, true))) +
      element("tbody", {}, rows(body, false)),
  );
}

function cellHtml(cell: RichCell, heads: boolean, inside: (nodes: readonly RichNode[]) => string): string {
  const { children, header, columns, rows } = cell;
  return element(
    heads || header === true ? "th" : "td",
    { colspan: columns, rowspan: rows },
    inside(children),
  );
}

type Attributes = Readonly<Record<string, string | number | undefined>>;

function element(name: string, given: Attributes, content: string): string {
  return `<${name}${attributes(given)}>${content}</${name}>`;
}

function attributes(given: Attributes): string {
  return Object.entries(given)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escapeHtml(String(value))}"`)
    .join("");
}

const schemes: readonly string[] = ["http:", "https:", "mailto:", "tel:"];

/** Undefined for what may not be followed: `javascript:`, `data:`, an address that is none. */
function wholeAddress(address: string, origin: string): string | undefined {
  const url = URL.parse(address, origin === "" ? undefined : origin);
  if (url === null) return origin === "" && address.startsWith("/") ? address : undefined;
  return schemes.includes(url.protocol) ? url.href : undefined;
}

/** For text and for values in double quotes alike (HTML standard, section 13.3). */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
