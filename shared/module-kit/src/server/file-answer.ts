import type { Readable } from "node:stream";

const brand = Symbol("file");

export interface FileFacts {
  /** Media type, with its charset where it is a text. */
  readonly type: string;
  readonly body: Buffer | string | Readable;
  /** Bytes, where a stream's are known. */
  readonly length?: number;
  /** What a browser is to save it as; without it the answer is shown in place. */
  readonly filename?: string;
  readonly modified?: Date;
  /** Opaque part of a strong entity tag, without quotes (RFC 9110 section 8.8.3): printable ASCII. */
  readonly etag?: string;
  /** Cache tags that only who found the file knows. */
  readonly tags?: readonly string[];
}

export interface FileAnswer extends FileFacts {
  readonly [brand]: true;
}

/** Bytes in place of data: what a `fileRoute` answers with. */
export function sendFile(facts: FileFacts): FileAnswer {
  return { ...facts, [brand]: true };
}

export function isFile(value: unknown): value is FileAnswer {
  return typeof value === "object" && value !== null && brand in value;
}
