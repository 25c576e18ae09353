import type { Language } from "@madang/manifest";
import { publishedArticles, type NewsDatabase } from "./published-articles.ts";

/** Who has published something in this language, in the order of the alphabet. */
export async function departments(
  db: NewsDatabase,
  { language, now }: { readonly language: Language; readonly now: Date },
): Promise<string[]> {
  const rows = await publishedArticles(db, { language, now })
    .select("article_texts.department")
    .distinct()
    .orderBy("article_texts.department")
    .execute();
  return rows.map((row) => row.department);
}
