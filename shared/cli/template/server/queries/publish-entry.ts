import { purge } from "@madang/module-kit/server";
import { exampleServiceTags } from "../cache-tags.ts";
import type { ExampleServiceDatabase } from "./tables.ts";

/** Shows an entry to everyone. False where none of this number waits. What was stored without it goes with the same commit. */
export function publishEntry(db: ExampleServiceDatabase, id: number): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    const changed = await transaction
      .updateTable("entries")
      .set({ published_at: new Date() })
      .where("id", "=", id)
      .where("published_at", "is", null)
      .returning("id")
      .executeTakeFirst();
    if (changed === undefined) return false;
    await purge(transaction, [exampleServiceTags.list, ...exampleServiceTags.shown([changed])]);
    return true;
  });
}
