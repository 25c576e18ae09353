import { crc32 } from "node:zlib";
import { type StoredEncoding, storedEncodings, type StoredResponse } from "./stored-response.ts";

/** Raised whenever the layout or the meaning of a field changes: what an older or newer gateway wrote is not read. */
const version = 1;
const signature = 0x4d53;
/** signature (2), version (1), nothing (1), checksum of all that follows (4), length of the description (4). */
const headLength = 12;

type Description = Omit<StoredResponse, "body" | "encoded" | "ticket"> & {
  /** Bytes of the body and of each coding, in the order of their names. */
  readonly lengths: readonly (readonly [name: string, length: number])[];
};

/** One answer as bytes: a description (JSON), then the body and its codings as they are. Without the ticket, which is each gateway's own. */
export function encodeResponse(response: StoredResponse): Buffer {
  const { body, encoded, ticket: _, ...rest } = response;
  const parts: [string, Buffer][] = [["body", body]];
  for (const coding of storedEncodings)
    if (encoded[coding] !== undefined) parts.push([coding, encoded[coding]]);
  const description: Description = { ...rest, lengths: parts.map(([name, bytes]) => [name, bytes.length]) };
  const json = Buffer.from(JSON.stringify(description));
  const head = Buffer.alloc(headLength);
  const whole = Buffer.concat([head, json, ...parts.map(([, bytes]) => bytes)]);
  whole.writeUInt16BE(signature, 0);
  whole.writeUInt8(version, 2);
  whole.writeUInt32BE(json.length, 8);
  whole.writeUInt32BE(crc32(whole.subarray(8)), 4);
  return whole;
}

/** Undefined for anything that `encodeResponse` of this version did not write: cut short, changed on its way, of another version. */
export function decodeResponse(bytes: Buffer, ticket: number): StoredResponse | undefined {
  if (bytes.length < headLength || bytes.readUInt16BE(0) !== signature || bytes.readUInt8(2) !== version)
    return undefined;
  if (bytes.readUInt32BE(4) !== crc32(bytes.subarray(8))) return undefined;
  const bodyAt = headLength + bytes.readUInt32BE(8);
  const description = readDescription(bytes.toString("utf8", headLength, bodyAt));
  if (description === undefined) return undefined;
  const { lengths, ...rest } = description;
  let body: Buffer = Buffer.alloc(0);
  const encoded: Partial<Record<StoredEncoding, Buffer>> = {};
  let at = bodyAt;
  for (const [name, length] of lengths) {
    const part = bytes.subarray(at, at + length);
    at += length;
    if (name === "body") body = part;
    else encoded[name as StoredEncoding] = part;
  }
  return { ...rest, body, encoded, ticket };
}

/** The checksum has been right: what is wrong here was written by somebody else. */
function readDescription(json: string): Description | undefined {
  try {
    const value = JSON.parse(json) as Partial<Description> | null;
    return Array.isArray(value?.lengths) && Array.isArray(value.fields) ? (value as Description) : undefined;
  } catch {
    return undefined;
  }
}
