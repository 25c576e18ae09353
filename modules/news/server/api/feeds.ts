import { languageSchema, localizedPath } from "@madang/manifest";
import { fileRoute, lasting } from "@madang/module-kit/server";
import { feedTypes, type FeedFormat } from "@madang/publishing";
import { nextPublication, sendFeed } from "@madang/publishing/server";
import { newsPaths } from "../../contract/public.ts";
import { feedTitle } from "../../ui/words/feed-words.ts";
import { newsWords } from "../../ui/words/news-words.ts";
import { listQuery } from "../list-query.ts";
import { newsTags } from "../cache-tags.ts";
import { news } from "../news-module.ts";
import { ownerIn } from "../owner.ts";
import { articleTables } from "../queries/article-places.ts";
import { feedArticles } from "../queries/feed-articles.ts";

const query = listQuery
  .pick({ category: true, dept: true })
  .extend({ language: languageSchema.default("ko") });

/** The newest articles in one language, all or of a kind or a department. */
function feedRoute(format: FeedFormat, summary: string) {
  return fileRoute(news, {
    path: `/feeds/${format}`,
    summary,
    query,
    produces: [feedTypes[format]],
    async handle({ query: { category, dept, language }, db, config }) {
      const now = new Date();
      const narrowed = { category: category || undefined, department: dept || undefined };
      const { shown, ...content } = await feedArticles(db, { ...narrowed, language, now });
      const feed = {
        ...content,
        origin: config.publicOrigin ?? "",
        title: feedTitle(narrowed, language),
        description: newsWords[language].description,
        language,
        listPath: localizedPath(newsPaths.list({ category, dept }), language),
        selfPath: newsPaths.feed(format, { category, dept, language }),
        publisher: ownerIn(language).department,
      };
      return lasting(
        sendFeed(format, feed, [newsTags.list, ...newsTags.shown(shown)]),
        await nextPublication(db, articleTables, now),
      );
    },
  });
}

export const feedRoutes = [
  feedRoute("rss", "The newest 20 articles with their texts, in RSS 2.0"),
  feedRoute("atom", "The newest 20 articles with their texts, in Atom (RFC 4287)"),
];
