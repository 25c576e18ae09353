import { createHash } from "node:crypto";

/** Of guids of publishers; any other would do, but it may never change. */
const namespace = Buffer.from("7d3c0fc0a5ab5a0f8a2d4a55b0b6e0de", "hex");

/**
 * What readers of feeds know a document by, in every feed and for ever: a UUID of its guid (RFC 9562 section 5.5, version 5), which
 * outlives its address, the portal's name and its database. RFC 4287 section 4.2.6 asks for an IRI; a guid may be anything.
 */
export function documentUrn(guid: string): string {
  const bytes = createHash("sha1").update(namespace).update(guid).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return `urn:uuid:${bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-")}`;
}
