import type { StoredResponse } from "./stored-response.ts";

/**
 * What V8 takes beside the characters and bytes themselves; taken high. Measured by gateway/test/cache/store-size.test.ts: objects, links, maps
 * and their growth.
 */
const perEntry = 1200;
const perText = 32;
const perTag = 250;
const perBuffer = 250;

/** Bytes of memory that a stored answer takes under its key, all in all. */
export function responseSize(key: string, response: StoredResponse): number {
  let bytes = perEntry + textSize(key) + textSize(response.variant) + bufferSize(response.body);
  for (const text of response.fields) bytes += textSize(text);
  for (const text of response.vary) bytes += textSize(text);
  for (const tag of response.tags) bytes += perTag + textSize(tag);
  for (const encoded of Object.values(response.encoded)) bytes += bufferSize(encoded);
  return bytes;
}

/** Two bytes for each character: one is usual, but not what a key of Korean letters takes. */
function textSize(text: string): number {
  return perText + 2 * text.length;
}

function bufferSize(bytes: Buffer): number {
  return perBuffer + bytes.length;
}
