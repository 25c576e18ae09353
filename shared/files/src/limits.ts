/** Each bounds memory or time; no real attachment of a public body has met one. */
export const fileLimits = {
  /** Bytes of an attachment, and of a picture inside a text. */
  attachment: 50 * 1024 * 1024,
  picture: 15 * 1024 * 1024,
  /** Pixels of a side. */
  side: 20_000,
  /** Entries of an archive, and what all of them together say that they unpack to. */
  entries: 10_000,
  unpacked: 1024 * 1024 * 1024,
  /** What one part of a document unpacks to, when its text is read. */
  part: 32 * 1024 * 1024,
  /** Elements inside elements of a document's XML. */
  depth: 200,
  /** Characters of the text that is kept of one document. */
  text: 2_000_000,
  /** Blocks and cells that are kept of one document. */
  blocks: 50_000,
} as const;
