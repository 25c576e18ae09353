import type { Language } from "@madang/manifest";
import type { RichNode } from "@madang/rich-text";
import type { Generated, JSONColumnType } from "kysely";
import type { Correction, NoticeCategory } from "../../contract/public.ts";

export interface NoticesTables {
  notices: {
    id: Generated<number>;
    category: NoticeCategory;
    posted_at: Date;
    opens_at: Date | null;
    effective_at: Date | null;
    closes_at: Date | null;
    corrected_at: Date | null;
    telephone: string | null;
    imported_at: Generated<Date>;
  };
  notice_texts: {
    notice_id: number;
    language: Language;
    /** Identity of this text in the publisher's feeds. */
    guid: string;
    number: string | null;
    title: string;
    department: string;
    team: string | null;
    officer: string | null;
    corrections: JSONColumnType<Correction[]>;
    content: JSONColumnType<RichNode[]>;
    /** Number, title, department and text, for search. */
    words: string;
    /** Tells whether an import brings something new. */
    hash: string;
  };
}
