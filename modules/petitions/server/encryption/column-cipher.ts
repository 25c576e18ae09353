import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { petitionsErrors } from "../errors.ts";
import type { DataKey, DataKeys } from "./data-keys.ts";

/** Where a value stands. It is authenticated with the value, so that bytes moved to another row or column do not decrypt. */
export interface ColumnPlace {
  readonly table: string;
  readonly column: string;
  readonly rowId: string;
}

export interface ColumnCipher {
  /** Id of the key that `seal` uses; stored in the row. */
  readonly keyId: string;
  seal(content: string | Buffer, place: ColumnPlace): Buffer;
  /** Throws PETITIONS_DATA_KEY_MISSING or PETITIONS_COLUMN_UNREADABLE. */
  open(sealed: Buffer, place: ColumnPlace, keyId: string): string;
  /** As `open`, for what was sealed as bytes. */
  openBytes(sealed: Buffer, place: ColumnPlace, keyId: string): Buffer;
}

const algorithm = "aes-256-gcm";
const nonceLength = 12;
const tagLength = 16;

/**
 * AES-256-GCM with a random 96-bit nonce (NIST SP 800-38D section 8.2.2: at most 2^32 values under one key, some 600
 * million petitions). Sealed bytes are nonce, tag, ciphertext.
 */
export function createColumnCipher(keys: DataKeys): ColumnCipher {
  return {
    keyId: keys.newest.id,
    seal: (content, place) => seal(content, place, keys.newest),
    open: (sealed, place, keyId) => open(sealed, place, keys.byId(keyId)).toString("utf8"),
    openBytes: (sealed, place, keyId) => open(sealed, place, keys.byId(keyId)),
  };
}

function seal(content: string | Buffer, place: ColumnPlace, key: DataKey): Buffer {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv(algorithm, key.secret, nonce, { authTagLength: tagLength });
  cipher.setAAD(associatedData(place, key.id));
  const bytes = typeof content === "string" ? Buffer.from(content, "utf8") : content;
  const ciphertext = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]);
}

function open(sealed: Buffer, place: ColumnPlace, key: DataKey): Buffer {
  const nonce = sealed.subarray(0, nonceLength);
  const tag = sealed.subarray(nonceLength, nonceLength + tagLength);
  const ciphertext = sealed.subarray(nonceLength + tagLength);
  try {
    const decipher = createDecipheriv(algorithm, key.secret, nonce, { authTagLength: tagLength });
    decipher.setAAD(associatedData(place, key.id));
    decipher.setAuthTag(tag);
    return Buffer.concat([decipher.update(ciphertext), decipher.final()]);
  } catch (cause) {
    throw petitionsErrors.create("COLUMN_UNREADABLE", { column: `${place.table}.${place.column}` }, cause);
  }
}

/** Ids and names hold no slash, so the joined text is unambiguous. */
function associatedData(place: ColumnPlace, keyId: string): Buffer {
  return Buffer.from([place.table, place.column, place.rowId, keyId].join("/"), "utf8");
}
