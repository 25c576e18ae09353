import type { Language } from "@madang/manifest";
import type { Licence } from "@madang/publishing";
import type { RichNode } from "@madang/rich-text";
import type { ColumnType, Generated, JSONColumnType } from "kysely";
import type { NewsCategory } from "../../contract/public.ts";

export interface NewsTables {
  articles: {
    id: Generated<number>;
    category: NewsCategory;
    published_at: Date;
    updated_at: Date | null;
    imported_at: Generated<Date>;
  };
  article_texts: {
    article_id: number;
    language: Language;
    /** Identity of this text in the publisher's feeds. */
    guid: string;
    title: string;
    department: string;
    topics: JSONColumnType<string[]>;
    summary: string;
    content: JSONColumnType<RichNode[]>;
    /** Title, department and text, for search. */
    words: string;
    /** Tells whether an import brings something new. */
    hash: string;
    /** When this text was last written. */
    changed_at: Generated<Date>;
    licence: ColumnType<Licence, string | undefined, string>;
    /** Guids of related items. */
    related: ColumnType<string[], string | undefined, string>;
  };
}
