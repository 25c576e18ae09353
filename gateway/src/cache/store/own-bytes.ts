import type { StoredResponse } from "./stored-response.ts";

/** The same answer on memory of its own, so that what is counted is what is held. */
export function onOwnBytes(response: StoredResponse): StoredResponse {
  const body = ownBytes(response.body);
  const codings = Object.entries(response.encoded);
  const owned = codings.map(([coding, bytes]) => [coding, ownBytes(bytes)] as const);
  if (body === response.body && owned.every(([coding, bytes]) => bytes === response.encoded[coding as "br"]))
    return response;
  return { ...response, body, encoded: Object.fromEntries(owned) };
}

/**
 * A body is often a corner of a large block, or what was left when a block that had been made for a read was cut to size: kept for
 * long, such pieces hold the memory between them too.
 */
function ownBytes(bytes: Buffer): Buffer {
  if (bytes.buffer.byteLength === bytes.length) return bytes;
  const own = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(own);
  return own;
}
