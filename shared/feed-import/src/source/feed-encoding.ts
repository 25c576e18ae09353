/** Bytes that decide how the rest is read: so many at least, and up to the most while nothing but ASCII has come. */
const least = 64 * 1024;
const most = 1024 * 1024;

/** Names that Korean systems write and the Encoding Standard does not list; EUC-KR there is what Windows calls 949. */
const koreanLabels =
  /^(?:x-)?(?:cp|ms|windows-?|uhc)_?-?949$|^(?:x-)?uhc$|^(?:x-)?cp949$|^ks_?c?_?5601.*$|^euckr$/i;

export interface DecodedText {
  readonly encoding: string;
  /** Characters that the bytes do not hold arrive as U+FFFD. */
  readonly text: AsyncIterable<string>;
}

/** Decodes piece by piece, so that the size does not matter. `charset` is what HTTP said, if anything. */
export async function decodeBytes(bytes: AsyncIterable<Uint8Array>, charset?: string): Promise<DecodedText> {
  const iterator = bytes[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let length = 0;
  let isAscii = true;
  while (length < least || (isAscii && length < most)) {
    const { done, value } = await iterator.next();
    if (done === true) break;
    first.push(value);
    length += value.length;
    isAscii &&= value.every((byte) => byte < 0x80);
  }
  const encoding = encodingOf(Buffer.concat(first), charset);
  return { encoding, text: decode(encoding, first, iterator) };
}

async function* decode(
  encoding: string,
  first: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  try {
    for (const chunk of first) yield decoder.decode(chunk, { stream: true });
    for (let next = await rest.next(); next.done !== true; next = await rest.next())
      yield decoder.decode(next.value, { stream: true });
    yield decoder.decode();
  } finally {
    await rest.return?.();
  }
}

/**
 * Bytes that are valid UTF-8 are UTF-8, whatever anybody says: Korean text in another encoding practically never is.
 * Otherwise a byte order mark counts, then HTTP (RFC 7303 section 3), then the declaration (XML 1.0 section 4.3.3), and without a
 * usable one EUC-KR, which old municipal systems still write.
 */
export function encodingOf(bytes: Uint8Array, charset?: string): string {
  const mark = byteOrderMark(bytes) ?? unmarkedUtf16(bytes);
  if (mark !== undefined) return mark;
  const said = usable(charset) ?? usable(declaredEncoding(bytes));
  const isAscii = bytes.every((byte) => byte < 0x80);
  if (isAscii) return said ?? "utf-8";
  if (isUtf8(bytes)) return "utf-8";
  return said === undefined || said === "utf-8" ? "euc-kr" : said;
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return undefined;
}

/** XML 1.0, appendix F: the first characters are ASCII, so every other byte is 0. */
function unmarkedUtf16([first, second, third, fourth]: Uint8Array): string | undefined {
  if (first !== 0 && second === 0 && third !== 0 && fourth === 0) return "utf-16le";
  return first === 0 && second !== 0 && third === 0 && fourth !== 0 ? "utf-16be" : undefined;
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
  return /<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/i.exec(start)?.[1];
}

function usable(label: string | undefined): string | undefined {
  if (label === undefined) return undefined;
  if (koreanLabels.test(label.trim())) return "euc-kr";
  try {
    const { encoding } = new TextDecoder(label);
    // What is not UTF-16 by its bytes is not UTF-16.
    return encoding.startsWith("utf-16") ? undefined : encoding;
  } catch {
    return undefined;
  }
}
