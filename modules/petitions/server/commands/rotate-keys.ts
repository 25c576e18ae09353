import type { CommandContext } from "@madang/module-kit/server";
import type { PetitionsConfig } from "../config.ts";
import { resealAttachments, resealParts } from "../attachments/reseal-attachments.ts";
import { configuredCipher } from "../encryption/configured-cipher.ts";
import { configuredResumeCodes } from "../encryption/resume-codes.ts";
import { resealDrafts } from "../queries/reseal-drafts.ts";
import { resealSupplements } from "../queries/reseal-supplements.ts";
import { resealEvents, resealPetitions } from "../queries/reseal.ts";

/** Every so many batches it says how far it is. */
const batchesPerLine = 20;

/**
 * Seals with the newest key whatever an older one has sealed. Each batch is a transaction, so it can be stopped at any time:
 * started again it goes on where it was. Afterwards the older keys can leave MADANG_DATA_KEYS.
 */
export async function rotateKeys({ db, config, log, signal }: CommandContext): Promise<void> {
  const cipher = configuredCipher(config as PetitionsConfig);
  const codes = configuredResumeCodes(config as PetitionsConfig);
  // Named like the table that it seals: a test compares the names with the tables that hold a key's id.
  const batches: Readonly<Record<string, () => Promise<number>>> = {
    petitions: () => resealPetitions(db, cipher),
    petition_events: () => resealEvents(db, cipher),
    supplements: () => resealSupplements(db, cipher),
    drafts: () => resealDrafts({ db, cipher, codes }),
    attachments: () => resealAttachments(db, cipher),
    attachment_parts: () => resealParts(db, cipher),
  };
  const sealed: Record<string, number> = {};
  for (const [table, batch] of Object.entries(batches))
    sealed[table] = await repeat(batch, signal, (rows) =>
      log.info({ table, rows }, "sealing with the newest key"),
    );
  log.info({ ...sealed, keyId: cipher.keyId }, "sealed with the newest key");
}

async function repeat(
  batch: () => Promise<number>,
  signal: AbortSignal,
  tell: (rows: number) => void,
): Promise<number> {
  let total = 0;
  for (let round = 1; ; round += 1) {
    signal.throwIfAborted();
    const done = await batch();
    if (done === 0) return total;
    total += done;
    if (round % batchesPerLine === 0) tell(total);
  }
}
