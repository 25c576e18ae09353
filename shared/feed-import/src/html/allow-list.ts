import type { Schema } from "hast-util-sanitize";

/**
 * What of an article's HTML is kept. Elements that are not named are replaced by their contents, those under
 * `strip` vanish with them; no attribute can carry a style, a class, an id or a handler.
 */
export const allowList: Schema = {
  tagNames: (
    "h1 h2 h3 h4 h5 h6 p div section article center br hr pre blockquote ul ol li dl dt dd figure figcaption img " +
    "table caption thead tbody tfoot tr th td a b strong i em ins del s strike sub sup code mark span"
  ).split(" "),
  strip: [
    "script",
    "style",
    "template",
    "noscript",
    "iframe",
    "object",
    "embed",
    "svg",
    "math",
    "head",
    "title",
  ],
  attributes: {
    a: ["href"],
    img: ["src", "alt"],
    ol: ["start"],
    td: ["colSpan", "rowSpan"],
    th: ["colSpan", "rowSpan", ["scope", "row", "col", "rowgroup", "colgroup"]],
    "*": ["lang"],
  },
  protocols: { href: ["http", "https", "mailto", "tel"], src: ["http", "https"] },
  ancestors: {
    ...Object.fromEntries(
      ["caption", "thead", "tbody", "tfoot", "tr", "th", "td"].map((tag) => [tag, ["table"]]),
    ),
    ...Object.fromEntries(["dt", "dd"].map((tag) => [tag, ["dl"]])),
    li: ["ul", "ol"],
    figcaption: ["figure"],
  },
  clobber: [],
  required: {},
  allowComments: false,
  allowDoctypes: false,
};
