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
  STORAGE_SLOW: {
    status: 503,
    message: "The database has not answered within {milliseconds} ms.",
    remedy: "The form was shown again with everything that was typed; look at what the database waits for.",
  },
  VISITOR_MISSING: {
    status: 400,
    message: "The request does not say which visitor sends it.",
    remedy: "Send forms through the gateway, which gives every visitor of a personal page a pseudonym.",
  },
  DRAFT_GONE: {
    status: 410,
    message: "This visitor has no such draft: it was sent, deleted or has expired.",
    remedy: "Open the draft with its resume code, or begin a new one.",
  },
  FILE_TOO_MANY: {
    status: 422,
    message: "The petition has as many files as it may have.",
    remedy: "Take one away first.",
  },
  FILE_TOO_LARGE: {
    status: 422,
    message: "The file is larger than one file may be.",
    remedy: "Make it smaller, or split it.",
  },
  FILE_ALL_TOO_LARGE: {
    status: 422,
    message: "The files together are larger than they may be.",
    remedy: "Take one away first, or make it smaller.",
  },
  FILE_EMPTY: {
    status: 422,
    message: "The file is empty.",
    remedy: "Save it again where it was made.",
  },
  FILE_WRONG_TYPE: {
    status: 422,
    message: "The content of the file is of no kind that is accepted.",
    remedy: "Save it as PDF, HWPX or ODT, a picture as JPEG, PNG or WebP.",
  },
  FILE_WRONG_ENDING: {
    status: 422,
    message: "The name of the file says another kind than its content is.",
    remedy: "Save it again where it was made.",
  },
  FILE_BROKEN: {
    status: 422,
    message: "The file cannot be read.",
    remedy: "Save it again where it was made.",
  },
  PART_INVALID: {
    status: 400,
    message: "The part begins at {start} and has {bytes} bytes; it has to have 1 to {most}.",
    remedy: "Send the file in parts of that size, each from where the last answer said.",
  },
  FINGERPRINT_KEY_MISSING: {
    status: 400,
    message: "The command fingerprints needs a key of at least 32 characters.",
    remedy: "Give a random one that nobody keeps: node dist/server.js fingerprints $(openssl rand -hex 32).",
  },
  SAMPLE_NOT_ALLOWED: {
    status: 400,
    message: "Example petitions, whose passwords everyone knows, are not added here.",
    remedy: "Set MADANG_SAMPLE=true on a developer's machine; never on a portal that citizens use.",
  },
});
