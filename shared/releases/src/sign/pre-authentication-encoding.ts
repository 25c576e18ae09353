/** What is signed: type and bytes, each after its length, so that no two pairs give the same bytes (DSSE 1.0, protocol, "PAE"). */
export function preAuthenticationEncoding(payloadType: string, payload: Buffer): Buffer {
  const typeLength = Buffer.byteLength(payloadType);
  return Buffer.concat([Buffer.from(`DSSEv1 ${typeLength} ${payloadType} ${payload.length} `), payload]);
}
