import type { RichNode } from "@madang/rich-text";

/** Bytes that are read again when they are to be stored. */
export interface TakenBytes {
  /** SHA-256, in hexadecimal digits, of what is stored. */
  readonly hash: string;
  readonly media: string;
  readonly bytes: number;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  /** Throws FEED_FILE_CHANGED when the file is no longer the one that was checked. */
  readonly content: () => Promise<Buffer>;
}

export type FeedPicture = TakenBytes;

export interface FeedAttachment {
  /** Follows from the item's guid and the file's place: the address stays when the file changes. */
  readonly id: string;
  readonly name: string;
  readonly title: string | undefined;
  /** Undefined where the feed names the file and it could not be taken. */
  readonly file: (TakenBytes & { readonly format: string }) | undefined;
  readonly text: () => Promise<readonly RichNode[] | undefined>;
  /** Changes when anything of it does. */
  readonly fingerprint: string;
}

/** Why a file that an item names was not taken. */
export interface FileProblem {
  /** Code of the error. */
  readonly code: string;
  readonly reason: string;
}
