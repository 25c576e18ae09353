import type { Language } from "@madang/manifest";
import type { EntryForm } from "../domain/entry-form.ts";
import { dayText } from "./published-entries.ts";
import type { ExampleServiceDatabase } from "./tables.ts";

export interface ReceivedEntry {
  readonly title: string;
  readonly place: string;
  readonly day: string;
  readonly body: string;
}

/** Keeps what was sent. The same form sent again changes nothing. */
export async function receiveEntry(
  db: ExampleServiceDatabase,
  { form, language, visitor }: { form: EntryForm; language: Language; visitor: string },
): Promise<void> {
  await db
    .insertInto("entries")
    .values({ ...form, language, visitor, published_at: null })
    .onConflict((conflict) => conflict.column("key").doNothing())
    .execute();
}

/** What this visitor sent; nothing of anybody else. */
export function findReceived(
  db: ExampleServiceDatabase,
  { key, visitor }: { key: string; visitor: string },
): Promise<ReceivedEntry | undefined> {
  return db
    .selectFrom("entries")
    .select(["title", "place", "body", dayText])
    .where("key", "=", key)
    .where("visitor", "=", visitor)
    .executeTakeFirst();
}
