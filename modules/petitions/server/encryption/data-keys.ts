import { hkdfSync } from "node:crypto";
import { petitionsErrors } from "../errors.ts";

export interface DataKey {
  readonly id: string;
  /** 32 bytes. */
  readonly secret: Buffer;
}

/** Newest first: the first encrypts, every one decrypts. */
export interface DataKeys {
  readonly newest: DataKey;
  /** Throws PETITIONS_DATA_KEY_MISSING. */
  byId(id: string): DataKey;
}

const keyLength = 32;

/** Reads `id:base64url(32 bytes)` pairs separated by commas. Throws PETITIONS_DATA_KEYS_INVALID, which never quotes a key. */
export function parseDataKeys(text: string): DataKeys {
  const keys = text.split(",").map((pair, index) => parseDataKey(pair.trim(), index + 1));
  const byId = new Map(keys.map((key) => [key.id, key]));
  if (byId.size !== keys.length) throw invalid("two keys have the same id");
  const [newest] = keys;
  if (newest === undefined) throw invalid("it holds no key");
  return {
    newest,
    byId(id) {
      const key = byId.get(id);
      if (key === undefined) throw petitionsErrors.create("DATA_KEY_MISSING", { keyId: id });
      return key;
    },
  };
}

function parseDataKey(pair: string, position: number): DataKey {
  const match = /^([a-z0-9-]{1,20}):([A-Za-z0-9_-]{43})=?$/.exec(pair);
  if (match === null) throw invalid(`pair ${position} is not of the form id:key`);
  const [, id = "", encoded = ""] = match;
  return { id, secret: deriveSecret(Buffer.from(encoded, "base64url")) };
}

/** Other uses of the same configured key get other secrets (RFC 5869). */
function deriveSecret(configured: Buffer): Buffer {
  return Buffer.from(hkdfSync("sha256", configured, "", "madang petitions columns", keyLength));
}

function invalid(problem: string): Error {
  return petitionsErrors.create("DATA_KEYS_INVALID", { problem });
}
