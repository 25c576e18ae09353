import type { Entry } from "../../contract/public.ts";
import { dayText, publishedEntries } from "./published-entries.ts";
import type { ExampleServiceDatabase } from "./tables.ts";

export async function findEntry(db: ExampleServiceDatabase, id: number): Promise<Entry | undefined> {
  const row = await publishedEntries(db)
    .select(["id", "language", "title", "place", "body", "published_at", dayText])
    .where("id", "=", id)
    .$narrowType<{ published_at: Date }>()
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { published_at, ...entry } = row;
  return { ...entry, published: published_at.toISOString() };
}
