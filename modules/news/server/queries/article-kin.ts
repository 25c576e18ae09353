import { statedGuids } from "@madang/publishing/server";
import type { NewsArticle } from "../../contract/public.ts";
import { articleTables } from "./article-places.ts";
import type { NewsDatabase } from "./published-articles.ts";

interface Kindred {
  readonly department: string;
  readonly topics: readonly string[];
}

const guidWord = (guid: string) => `guid ${guid}`;

function sharedWords({ department, topics }: Kindred): string[] {
  return [`department ${department}`, ...topics.map((topic) => `topic ${topic}`)];
}

/** What another article would have to have to be shown as related to this one (related-articles.ts). */
export async function wantedKin(db: NewsDatabase, article: NewsArticle): Promise<string[]> {
  const guids = await statedGuids(db, articleTables, article.id);
  return [...sharedWords(article), ...guids.map(guidWord)];
}

/** What an article has of that, in all its languages. */
export async function kinOfArticle(db: NewsDatabase, id: number): Promise<string[]> {
  const texts = await db
    .selectFrom("article_texts")
    .select(["guid", "department", "topics"])
    .where("article_id", "=", id)
    .execute();
  return texts.flatMap(({ guid, ...kindred }) => [...sharedWords(kindred), guidWord(guid)]);
}
