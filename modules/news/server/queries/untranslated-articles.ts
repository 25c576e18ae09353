import type { Language } from "@madang/manifest";
import type { NewsDatabase } from "./published-articles.ts";

/** How many published articles have no text in this language. */
export async function untranslatedArticles(
  db: NewsDatabase,
  { language, now }: { readonly language: Language; readonly now: Date },
): Promise<number> {
  const { total } = await db
    .selectFrom("articles")
    .where("published_at", "<=", now)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom("article_texts")
            .select("article_id")
            .whereRef("article_id", "=", "articles.id")
            .where("language", "=", language),
        ),
      ),
    )
    .select((select) => select.fn.countAll<string>().as("total"))
    .executeTakeFirstOrThrow();
  return Number(total);
}
