import { publicKeySchema, type PublicKey } from "@madang/releases";
import { gatewayErrors } from "../../errors.ts";

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
  const [id = "", key = "", ...more] = part.split(":");
  const { data, error } = publicKeySchema.safeParse({ id, key });
  if (data === undefined || more.length > 0)
    throw invalid(error?.issues[0]?.message ?? "a key has more than two parts");
  return data;
}

function invalid(reason: string): Error {
  return gatewayErrors.create("OPERATOR_KEYS_INVALID", { reason });
}
