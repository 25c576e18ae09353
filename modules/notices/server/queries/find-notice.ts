import type { Language } from "@madang/manifest";
import { fileAddresses, textInLanguage } from "@madang/publishing";
import { attachmentsOf } from "@madang/publishing/server";
import type { Notice } from "../../contract/public.ts";
import { notices } from "../notices-module.ts";
import { itemColumns, itemOf, type NoticesDatabase } from "./posted-notices.ts";

const addresses = fileAddresses(notices);

export interface WantedNotice {
  readonly id: number;
  /** Preferred; another one where the notice does not exist in it. */
  readonly language: Language;
  readonly now: Date;
}

/** The notice, or undefined when there is none or it is not posted yet. */
export async function findNotice(
  db: NoticesDatabase,
  { id, language, now }: WantedNotice,
): Promise<Notice | undefined> {
  const rows = await db
    .selectFrom("notices")
    .innerJoin("notice_texts", "notice_texts.notice_id", "notices.id")
    .where("notices.id", "=", id)
    .where("notices.posted_at", "<=", now)
    .select(itemColumns)
    .select(["notices.telephone", "notice_texts.team", "notice_texts.officer"])
    .select([
      "notice_texts.corrections",
      "notice_texts.content",
      "notice_texts.answers",
      "notice_texts.licence",
    ])
    .execute();
  const found = textInLanguage(rows, language);
  if (found === undefined) return undefined;
  const { telephone, team, officer, corrections, content, answers, licence } = found.text;
  return {
    ...itemOf(now)(onlyItem(found.text)),
    telephone,
    team,
    officer,
    corrections,
    content,
    answers,
    licence,
    attachments: await attachmentsOf(db, { document: id, language: found.text.language, addresses }),
    languages: found.available,
  };
}

/** The row without what only the whole notice has. */
function onlyItem<Row extends Record<"telephone" | "team" | "officer" | "corrections" | "content", unknown>>(
  row: Row,
): Omit<Row, "telephone" | "team" | "officer" | "corrections" | "content"> {
  const {
    telephone: _telephone,
    team: _team,
    officer: _officer,
    corrections: _corrections,
    content: _content,
    ...item
  } = row;
  return item;
}
