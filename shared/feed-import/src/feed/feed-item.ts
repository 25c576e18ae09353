import type { RichNode } from "@madang/rich-text";
import type { FeedAttachment, FeedPicture, FileProblem } from "../files/taken-files.ts";
import type { XmlElement } from "./xml-element.ts";

/** One item of a feed, in terms that do not depend on the feed's format. */
export interface FeedItem {
  /** Stable identity within the publisher's feeds. */
  readonly guid: string;
  readonly title: string;
  readonly link: string | undefined;
  readonly language: "ko" | "en";
  readonly published: Date;
  /** Last change, when the feed tells. */
  readonly updated: Date | undefined;
  /** Department or author. */
  readonly creator: string | undefined;
  readonly categories: readonly string[];
  readonly summary: string | undefined;
  readonly content: readonly RichNode[];
  /** Marks of the Korea Open Government License: a type, AI, or both. None: the portal's own rule holds. */
  readonly licence: readonly string[];
  /** Guids of related items. */
  readonly related: readonly string[];
  /** Files in the feed's folder that the item names. */
  readonly attachments: readonly FeedAttachment[];
  /** Pictures in the feed's folder that the text shows. */
  readonly pictures: readonly FeedPicture[];
  /** Files that are named and were not taken. */
  readonly fileProblems: readonly FileProblem[];
  /** Guid of the original that this is a translation of (DCMI Metadata Terms, isVersionOf). */
  readonly versionOf: string | undefined;
  /** The item as written, for what only one kind of publication has. */
  readonly source: XmlElement;
}
