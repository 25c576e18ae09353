import type { Language } from "@madang/manifest";
import type { ColumnType, Generated, Kysely } from "kysely";

interface EntriesTable {
  id: Generated<number>;
  /** Made with the form: the same form sent again has the same one. */
  key: string;
  /** This module's pseudonym of who sent it. */
  visitor: string;
  language: Language;
  title: string;
  body: string;
  place: string;
  /** Read as text with `dayText`: a day has no time zone. */
  day: ColumnType<never, string, string>;
  received_at: Generated<Date>;
  published_at: Date | null;
}

export interface ExampleServiceTables {
  entries: EntriesTable;
}

export type ExampleServiceDatabase = Kysely<ExampleServiceTables>;
