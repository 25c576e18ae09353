import { open } from "node:fs/promises";
import { feedErrors } from "../errors.ts";

/** Bytes that decide how the rest is read. */
const sample = 64 * 1024;

export interface DecodedFeed {
  readonly encoding: string;
  /** Characters that the bytes do not hold arrive as U+FFFD. */
  readonly text: AsyncIterable<string>;
}

/** Reads a file piece by piece, so that its size does not matter. Throws FEED_NOT_FOUND. */
export async function openFeed(path: string): Promise<DecodedFeed> {
  const file = await open(path).catch((cause: unknown) => {
    throw feedErrors.create("NOT_FOUND", { path }, cause);
  });
  const { buffer, bytesRead } = await file.read(Buffer.alloc(sample), 0, sample, 0);
  const encoding = encodingOf(buffer.subarray(0, bytesRead));
  return { encoding, text: decode(file.createReadStream({ start: 0 }), encoding) };
}

async function* decode(bytes: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

/**
 * Bytes that are valid UTF-8 are UTF-8, whatever the declaration says: Korean text in another encoding practically never
 * is. Otherwise the declaration counts (XML 1.0 section 4.3.3), and without a usable one EUC-KR, which old
 * municipal systems still write.
 */
export function encodingOf(bytes: Uint8Array): string {
  const mark = byteOrderMark(bytes);
  if (mark !== undefined) return mark;
  if (isUtf8(bytes)) return "utf-8";
  const declared = declaredEncoding(bytes);
  return declared === undefined || declared === "utf-8" ? "euc-kr" : declared;
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return undefined;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    // As a stream: the sample may end within a character.
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function declaredEncoding(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 200));
  const label = /<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/i.exec(start)?.[1];
  if (label === undefined) return undefined;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}
