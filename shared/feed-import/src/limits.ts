/** A feed is somebody else's file: each of these bounds memory or time, none of them a real municipal feed has met. */
export const limits = {
  /** Characters before the first item that are looked at. */
  head: 64 * 1024,
  /** Characters of one item, markup and embedded images included. */
  item: 8 * 1024 * 1024,
  /** Elements inside elements of one item's XML, and how many in all. */
  xmlDepth: 200,
  xmlElements: 50_000,
  /** The same for an article's HTML. */
  htmlDepth: 200,
  htmlElements: 50_000,
  /** Characters of a title, a name, a category. */
  line: 500,
  /** Attachments and pictures of one item, each. */
  files: 50,
  /** Bytes of the text version of an attachment. */
  alternative: 4 * 1024 * 1024,
  /** Bytes that are fetched from an address. */
  fetched: 1024 * 1024 * 1024,
  /** Identities that are remembered, to tell an item that comes twice. */
  remembered: 1_000_000,
  /** Translations that are kept until their originals have come. */
  waiting: 10_000,
  /** Items that are described one by one in the summary; the rest is only counted. */
  reported: 100,
} as const;
