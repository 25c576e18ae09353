import type { RichNode } from "@madang/rich-text";

/** Bytes that an import brings; read only when they are not stored yet. */
export interface ImportedBytes {
  /** SHA-256, in hexadecimal digits. */
  readonly hash: string;
  readonly media: string;
  readonly bytes: number;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  readonly content: () => Promise<Buffer>;
}

export interface ImportedAttachment {
  readonly id: string;
  readonly name: string;
  readonly title: string | undefined;
  /** Undefined where the feed names the file and it could not be read: one that is stored stays. */
  readonly file: (ImportedBytes & { readonly format: string }) | undefined;
  /** Its words, for readers who cannot open it. */
  readonly text: () => Promise<readonly RichNode[] | undefined>;
}

/** The files of one text. */
export interface ImportedFiles {
  readonly attachments: readonly ImportedAttachment[];
  readonly pictures: readonly ImportedBytes[];
}
