import { createColumnCipher, type ColumnCipher } from "./column-cipher.ts";
import { parseDataKeys } from "./data-keys.ts";

const ciphers = new Map<string, ColumnCipher>();

/** The cipher for the configured keys; they are derived once. Throws PETITIONS_DATA_KEYS_INVALID. */
export function configuredCipher({ dataKeys }: { dataKeys: string }): ColumnCipher {
  const known = ciphers.get(dataKeys);
  if (known !== undefined) return known;
  const cipher = createColumnCipher(parseDataKeys(dataKeys));
  ciphers.set(dataKeys, cipher);
  return cipher;
}
