import { purge } from "@madang/module-kit/server";
import type { ExampleEntry } from "../../sample/example-entries.ts";
import { exampleServiceTags } from "../cache-tags.ts";
import type { ExampleServiceDatabase } from "./tables.ts";

/** False where it is there already. */
export function addExample(db: ExampleServiceDatabase, example: ExampleEntry): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    const added = await transaction
      .insertInto("entries")
      .values({ ...example, visitor: "sample", published_at: new Date() })
      .onConflict((conflict) => conflict.column("key").doNothing())
      .returning("id")
      .executeTakeFirst();
    if (added === undefined) return false;
    await purge(transaction, [exampleServiceTags.list, ...exampleServiceTags.shown([added])]);
    return true;
  });
}
