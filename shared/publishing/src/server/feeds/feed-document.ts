import type { Language } from "@madang/manifest";
import type { RichNode } from "@madang/rich-text";
import type { XmlNode } from "./xml.ts";

/** A file that comes with a document. */
export interface FeedEnclosure {
  readonly path: string;
  readonly title: string;
  readonly type: string;
  readonly length: number;
}

/** A document in one language, as every feed shows it. Paths are without origin. */
export interface FeedDocument {
  /** The publisher's own; what readers know it by is made from it. */
  readonly guid: string;
  /** Guid of the text that this one is a translation of. */
  readonly versionOf: string | undefined;
  readonly path: string;
  readonly title: string;
  readonly language: Language;
  readonly published: Date;
  /** Last change, by whoever made it. */
  readonly changed: Date;
  readonly department: string;
  readonly categories: readonly string[];
  readonly summary: string;
  readonly content: readonly RichNode[];
  readonly enclosures: readonly FeedEnclosure[];
  /** Elements of further vocabularies, whose prefixes are in `feedNamespaces`. */
  readonly more: readonly XmlNode[];
}

export interface FeedFacts {
  /** Scheme and host; every address of the feed begins with it. */
  readonly origin: string;
  readonly title: string;
  readonly description: string;
  readonly language: Language;
  /** The list that people read. */
  readonly listPath: string;
  readonly selfPath: string;
  /** The publishing body, and the department that answers. */
  readonly publisher: string;
  /** Newest first. */
  readonly documents: readonly FeedDocument[];
  /** When the feed last changed; a feed without documents has never changed. */
  readonly changed: Date;
  /** Documents come and go with the clock: no date tells whether it has changed; its entity tag does. */
  readonly followsClock?: boolean;
}
