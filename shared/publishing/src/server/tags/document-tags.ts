import { createHash } from "node:crypto";
import type { Manifest } from "@madang/manifest";

/**
 * Cache tags of a module that publishes documents. What shows something of a document has that document's tag; what depends on which
 * documents there are has the list's.
 */
export interface DocumentTags {
  /** Everything of the module. */
  readonly module: string;
  /** Lists, counts, searches, feeds. */
  readonly list: string;
  /** Whatever shows one of these documents, were it only its title. */
  shown(documents: readonly (Pick<ShownDocument, "id"> | undefined)[]): string[];
  /** What would show a document as related as soon as it came: words that it shares, guids that name it. */
  kin(words: readonly string[]): string[];
  /** The purge that answers `kin`. */
  kinOf(words: readonly string[]): string[];
}

interface ShownDocument {
  readonly id: number;
}

/** A page whose document has more words than these stands for all. */
const mostKin = 16;

export function documentTags({ id: module }: Pick<Manifest, "id">): DocumentTags {
  const anyKin = `${module}:kin`;
  const one = (word: string) =>
    `${anyKin}:${createHash("sha256").update(word).digest("base64url").slice(0, 16)}`;
  return {
    module,
    list: `${module}:list`,
    shown: (documents) =>
      documents.flatMap((document) => (document === undefined ? [] : [`${module}:${document.id}`])),
    kin: (words) => (words.length > mostKin ? [anyKin] : words.map(one)),
    kinOf: (words) => (words.length === 0 ? [] : [anyKin, ...words.map(one)]),
  };
}
