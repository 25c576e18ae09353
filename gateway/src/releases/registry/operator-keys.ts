import type { PublicKey } from "@madang/releases";
import { gatewayErrors } from "../../errors.ts";

/** As in publicKeySchema of the releases package, which every start of a gateway would have to read. */
const shape = /^(?<id>[a-z0-9][a-z0-9.-]{0,59}):(?<key>[A-Za-z0-9_-]{43})$/;

/** `id:base64url`, separated by commas: the keys with which channel snapshots may be signed. Throws GATEWAY_OPERATOR_KEYS_INVALID. */
export function parseOperatorKeys(text: string): readonly PublicKey[] {
  const keys = text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map(parseKey);
  if (keys.length === 0) throw invalid("it names none");
  const ids = new Set(keys.map(({ id }) => id));
  if (ids.size < keys.length) throw invalid("two keys have the same id");
  return keys;
}

function parseKey(part: string): PublicKey {
  const { id, key } = shape.exec(part)?.groups ?? {};
  if (id === undefined || key === undefined)
    throw invalid("an id has 1 to 60 small letters, digits, dots or hyphens, a key 43 letters of base64url");
  return { id, key };
}

function invalid(reason: string): Error {
  return gatewayErrors.create("OPERATOR_KEYS_INVALID", { reason });
}
