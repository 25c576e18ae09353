import { gatewayErrors } from "../errors.ts";

/** Sealing keys by id, newest first: the first one seals, any of them opens. */
export interface VisitorKeys {
  readonly newest: string;
  readonly secrets: ReadonlyMap<string, Buffer>;
}

const entry = /^(?<id>[A-Za-z0-9_]{1,32}):(?<secret>[A-Za-z0-9_-]{43})=?$/;

/** Reads `id:base64url(32 bytes)` separated by commas. Throws GATEWAY_KEYS_INVALID, which never quotes a key. */
export function parseVisitorKeys(text: string): VisitorKeys {
  const secrets = new Map<string, Buffer>();
  for (const [index, part] of text.split(",").entries()) {
    const match = entry.exec(part.trim())?.groups;
    if (match === undefined) throw invalid(`entry ${index + 1} has another form`);
    const id = match["id"] ?? "";
    if (secrets.has(id)) throw invalid(`the id ${id} stands there twice`);
    secrets.set(id, Buffer.from(match["secret"] ?? "", "base64url"));
  }
  const [newest] = secrets.keys();
  if (newest === undefined) throw invalid("it is empty");
  return { newest, secrets };
}

function invalid(reason: string): Error {
  return gatewayErrors.create("KEYS_INVALID", { reason });
}
