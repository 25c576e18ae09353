import { createHmac, hkdfSync } from "node:crypto";
import { parseDataKeys } from "./data-keys.ts";

const secrets = new Map<string, Buffer>();

/**
 * What the table of attempts keeps of a network address. Without the key nobody finds the address by trying all of them; a
 * new key begins the counts anew. Throws PETITIONS_DATA_KEYS_INVALID.
 */
export function clientDigest(client: string, { dataKeys }: { dataKeys: string }): string {
  return createHmac("sha256", secretOf(dataKeys)).update(`client/${client}`).digest("base64url");
}

/** Another use of a key gets another secret (RFC 5869). */
function secretOf(dataKeys: string): Buffer {
  const known = secrets.get(dataKeys);
  if (known !== undefined) return known;
  const { secret } = parseDataKeys(dataKeys).newest;
  const derived = Buffer.from(hkdfSync("sha256", secret, "", "madang petitions clients", 32));
  secrets.set(dataKeys, derived);
  return derived;
}
