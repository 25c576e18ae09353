import type { CommandContext } from "@madang/module-kit/server";
import type { PetitionsConfig } from "../config.ts";
import { configuredCipher } from "../encryption/configured-cipher.ts";
import { configuredResumeCodes } from "../encryption/resume-codes.ts";
import { resealDrafts } from "../queries/reseal-drafts.ts";
import { resealEvents, resealPetitions } from "../queries/reseal.ts";

/** Seals with the newest key whatever an older one has sealed. Afterwards the older keys can leave MADANG_DATA_KEYS. */
export async function rotateKeys({ db, config, log, signal }: CommandContext): Promise<void> {
  const cipher = configuredCipher(config as PetitionsConfig);
  const petitions = await repeat(() => resealPetitions(db, cipher), signal);
  const events = await repeat(() => resealEvents(db, cipher), signal);
  const codes = configuredResumeCodes(config as PetitionsConfig);
  const drafts = await repeat(() => resealDrafts({ db, cipher, codes }), signal);
  log.info({ petitions, events, drafts, keyId: cipher.keyId }, "sealed with the newest key");
}

async function repeat(batch: () => Promise<number>, signal: AbortSignal): Promise<number> {
  let total = 0;
  for (let done = -1; done !== 0; total += done) {
    signal.throwIfAborted();
    done = await batch();
  }
  return total;
}
