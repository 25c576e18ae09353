import type { StopReason } from "@madang/statutory-clock";
import type { Kysely } from "kysely";
import type { PetitionTypeId } from "../../contract/petition-types.ts";
import type { ClockFacts } from "../domain/petition-clock.ts";
import type { PetitionEvent } from "./petition-history.ts";
import type { PetitionsTables } from "./tables.ts";

/** What the clock needs to know of a petition. */
export async function clockFacts(
  db: Kysely<PetitionsTables>,
  petition: { id: string; type: PetitionTypeId; arrivedAt: Date; history: readonly PetitionEvent[] },
): Promise<ClockFacts> {
  const { id, type, arrivedAt, history } = petition;
  const stops = await db
    .selectFrom("petition_stops")
    .select(["reason", "from_at", "to_at"])
    .where("petition_id", "=", id)
    .orderBy("from_at")
    .execute();
  const extensions = await db
    .selectFrom("petition_extensions")
    .select("days")
    .where("petition_id", "=", id)
    .orderBy("at")
    .execute();
  return {
    type,
    arrivedAt,
    receivedAt: history.find(({ step }) => step === "received")?.at,
    // The clock refuses a reason that its rule pack does not name.
    stops: stops.map(({ reason, from_at, to_at }) => ({
      reason: reason as StopReason,
      from: from_at,
      to: to_at ?? undefined,
    })),
    extensionDays: extensions.map(({ days }) => days),
  };
}
