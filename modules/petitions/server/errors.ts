import { defineErrors } from "@madang/errors";

/** No message here may quote what a citizen wrote. */
export const petitionsErrors = defineErrors("PETITIONS", {
  DATA_KEYS_INVALID: {
    status: 500,
    message: "MADANG_DATA_KEYS is not valid: {problem}.",
    remedy:
      'Write "id:key" pairs, newest first, separated by commas; a key is 32 random bytes in base64url (43 characters).',
  },
  DATA_KEY_MISSING: {
    status: 500,
    message: 'A row is encrypted with key "{keyId}", which MADANG_DATA_KEYS does not hold.',
    remedy: "Add that key after the newest one, run rotate-keys, and remove it only then.",
  },
  COLUMN_UNREADABLE: {
    status: 500,
    message: "{column} of a row could not be decrypted: its bytes were changed or moved.",
    remedy: "Restore the row from a backup; the audit trail says who last touched it.",
  },
  PASSWORD_UNREADABLE: {
    status: 500,
    message: "A stored password is not an argon2id hash of version 19.",
    remedy: "Restore the row from a backup.",
  },
  RECEIPT_NUMBERS_USED_UP: {
    status: 503,
    message: "No receipt number is left for {date}.",
    remedy: "More than 999,999 petitions arrived in one day: look for a flood of automatic submissions.",
  },
  SAMPLE_NOT_ALLOWED: {
    status: 400,
    message: 'Sample petitions are made only where NODE_ENV is "development" or MADANG_SAMPLE allows them.',
    remedy: "Run this on a developer's machine, never on a portal that citizens use.",
  },
});
