import type { Language } from "@madang/manifest";
import type { NoticesDatabase } from "./posted-notices.ts";

/** How many posted notices have no text in this language. */
export async function untranslatedNotices(
  db: NoticesDatabase,
  { language, now }: { readonly language: Language; readonly now: Date },
): Promise<number> {
  const { total } = await db
    .selectFrom("notices")
    .where("posted_at", "<=", now)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom("notice_texts")
            .select("notice_id")
            .whereRef("notice_id", "=", "notices.id")
            .where("language", "=", language),
        ),
      ),
    )
    .select((select) => select.fn.countAll<string>().as("total"))
    .executeTakeFirstOrThrow();
  return Number(total);
}
