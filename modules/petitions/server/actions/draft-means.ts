import type { Kysely } from "kysely";
import type { PetitionsConfig } from "../config.ts";
import { configuredCipher } from "../encryption/configured-cipher.ts";
import { configuredResumeCodes } from "../encryption/resume-codes.ts";
import type { PetitionsTables } from "../queries/tables.ts";
import type { DraftMeans } from "../queries/write-draft.ts";

/** Database, cipher and codes as this process is configured. */
export function draftMeans({
  db,
  config,
}: {
  db: Kysely<PetitionsTables>;
  config: PetitionsConfig;
}): DraftMeans {
  return { db, cipher: configuredCipher(config), codes: configuredResumeCodes(config) };
}
