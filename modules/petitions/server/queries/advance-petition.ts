import { randomUUID } from "node:crypto";
import { sql, type Transaction } from "kysely";
import type { PetitionStep } from "../../contract/petition-steps.ts";
import type { ColumnCipher } from "../encryption/column-cipher.ts";
import { accessEntry, type AccessPurpose } from "./record-access.ts";
import { sealNote } from "./sealed-note.ts";
import type { PetitionsTables } from "./tables.ts";

export interface Advance {
  readonly petitionId: string;
  readonly receiptNumber: string;
  readonly visitor: string;
  readonly at: Date;
  /** States that the petition may be in; in any other nothing happens. */
  readonly from: readonly PetitionStep[];
  readonly to: PetitionStep;
  readonly event: { readonly step: PetitionStep; readonly note: string; readonly actionKey?: string };
  readonly purpose: AccessPurpose;
}

/**
 * Moves a petition to another state with its event and the record of access, all or nothing. Simultaneous ones queue at the
 * petition's row and find it moved: false.
 */
export async function advancePetition(
  trx: Transaction<PetitionsTables>,
  cipher: ColumnCipher,
  advance: Advance,
): Promise<boolean> {
  const { petitionId, receiptNumber, visitor, at, from, to, event, purpose } = advance;
  // Whatever the server's default: what a citizen was told has happened survives a crash of the database.
  await sql`set local synchronous_commit = on`.execute(trx);
  const moved = await trx
    .updateTable("petitions")
    .set({ step: to })
    .where("id", "=", petitionId)
    .where("step", "in", [...from])
    .returning("id")
    .executeTakeFirst();
  if (moved === undefined) return false;
  const id = randomUUID();
  await trx
    .insertInto("petition_events")
    .values({
      id,
      petition_id: petitionId,
      step: event.step,
      at,
      action_key: event.actionKey ?? null,
      ...sealNote(cipher, id, event.note),
    })
    .execute();
  await trx.insertInto("access_log").values(accessEntry({ visitor, receiptNumber, purpose })).execute();
  return true;
}
