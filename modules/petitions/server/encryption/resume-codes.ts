import { createHash, createHmac, hkdfSync } from "node:crypto";
import { resumeCodeFrom } from "../domain/resume-code.ts";
import { parseDataKeys, type DataKey, type DataKeys } from "./data-keys.ts";

/**
 * Codes are derived, not stored: the draft's id under a data key gives the same code each time it is shown, while the table
 * holds a digest alone, so that whoever reads the database can open no draft.
 */
export interface ResumeCodes {
  /** Id of the key that new codes are derived from. */
  readonly keyId: string;
  /** Throws PETITIONS_DATA_KEY_MISSING. */
  codeFor(draftId: string, keyId: string): string;
  digestOf(code: string): Buffer;
  /** For counting attempts: the table does not tell from which address they came. */
  digestOfAddress(address: string): Buffer;
}

export function createResumeCodes(keys: DataKeys): ResumeCodes {
  const derive = (key: DataKey, subject: string) =>
    createHmac("sha256", secretOf(key)).update(subject).digest();
  return {
    keyId: keys.newest.id,
    codeFor: (draftId, keyId) => resumeCodeFrom(derive(keys.byId(keyId), `code/${draftId}`)),
    digestOf: (code) => createHash("sha256").update(code).digest(),
    digestOfAddress: (address) => derive(keys.newest, `address/${address}`),
  };
}

const known = new Map<string, ResumeCodes>();

/** The codes for the configured keys. Throws PETITIONS_DATA_KEYS_INVALID. */
export function configuredResumeCodes({ dataKeys }: { dataKeys: string }): ResumeCodes {
  const codes = known.get(dataKeys) ?? createResumeCodes(parseDataKeys(dataKeys));
  known.set(dataKeys, codes);
  return codes;
}

/** Another use of a key gets another secret (RFC 5869). */
function secretOf({ secret }: DataKey): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "", "madang petitions resume codes", 32));
}
