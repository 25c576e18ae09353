import type { EntryItem, EntryPage } from "../../contract/public.ts";
import { dayText, publishedEntries } from "./published-entries.ts";
import type { ExampleServiceDatabase } from "./tables.ts";

const perPage = 10;

/** One page of the list, newest day first; a page beyond the last is the last. */
export async function listEntries(db: ExampleServiceDatabase, wanted: number): Promise<EntryPage> {
  const { count } = await publishedEntries(db)
    .select((select) => select.fn.countAll<string>().as("count"))
    .executeTakeFirstOrThrow();
  const total = Number(count);
  // An empty list has a page that says so.
  const pages = Math.max(1, Math.ceil(total / perPage));
  const page = Math.min(wanted, pages);
  return {
    items: await entriesInOrder(db, { limit: perPage, offset: (page - 1) * perPage }),
    total,
    page,
    pages,
  };
}

export function newestEntries(db: ExampleServiceDatabase, limit: number): Promise<EntryItem[]> {
  return entriesInOrder(db, { limit, offset: 0 });
}

function entriesInOrder(
  db: ExampleServiceDatabase,
  { limit, offset }: { limit: number; offset: number },
): Promise<EntryItem[]> {
  return publishedEntries(db)
    .select(["id", "language", "title", "place", dayText])
    .orderBy("entries.day", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .offset(offset)
    .execute();
}
