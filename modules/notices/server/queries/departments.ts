import type { Language } from "@madang/manifest";
import { postedNotices, type NoticesDatabase } from "./posted-notices.ts";

/** Who has posted something in this language, in the order of the alphabet. */
export async function departments(
  db: NoticesDatabase,
  { language, now }: { readonly language: Language; readonly now: Date },
): Promise<string[]> {
  const rows = await postedNotices(db, { language, now })
    .select("notice_texts.department")
    .distinct()
    .orderBy("notice_texts.department")
    .execute();
  return rows.map((row) => row.department);
}
