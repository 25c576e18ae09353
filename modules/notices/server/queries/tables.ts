import type { Language } from "@madang/manifest";
import type { Licence } from "@madang/publishing";
import type { RichNode } from "@madang/rich-text";
import type { ColumnType, Generated, JSONColumnType } from "kysely";
import type { Correction, NoticeCategory, OpinionAnswer } from "../../contract/public.ts";

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
    /** When this text was last written. */
    changed_at: Generated<Date>;
    licence: ColumnType<Licence, string | undefined, string>;
    /** Guids of related items. */
    related: ColumnType<string[], string | undefined, string>;
    /** Answers to opinions, as they were published; newest first. */
    answers: ColumnType<OpinionAnswer[], string | undefined, string>;
  };
}
