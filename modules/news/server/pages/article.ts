import { definePage, notFound } from "@madang/module-kit/server";
import { plainText, shorten } from "@madang/rich-text";
import { z } from "zod";
import { newsPaths, type NewsArticle } from "../../contract/public.ts";
import { ArticleView, type ArticleData } from "../../ui/views/article.tsx";
import { newsWords } from "../../ui/words/news-words.ts";
import { documentId, untilItChanges } from "@madang/publishing";
import { nextPublication } from "@madang/publishing/server";
import { newsTags } from "../cache-tags.ts";
import { news } from "../news-module.ts";
import { ownerIn } from "../owner.ts";
import { articleTables } from "../queries/article-places.ts";
import { wantedKin } from "../queries/article-kin.ts";
import { findArticle } from "../queries/find-article.ts";
import { articlesBeside } from "../queries/list-articles.ts";
import { relatedArticles } from "../queries/related-articles.ts";

export const articlePage = definePage(news, "article", {
  params: z.object({ id: documentId }),
  async load({ params, language, db, config }) {
    const now = new Date();
    const article = await findArticle(db, { id: params.id, language, now });
    if (article === undefined) return notFound({ tags: newsTags.shown([params]) });
    const data: ArticleData & { readonly kin: readonly string[] } = {
      article,
      lede: ledeOf(article),
      related: await relatedArticles(db, { article, now }),
      ...(await articlesBeside(db, article, { language, now })),
      kin: await wantedKin(db, article),
      owner: ownerIn(language),
      origin: config.publicOrigin ?? "",
      changes: await nextPublication(db, articleTables, now),
    };
    return data;
  },
  view: { name: "article", component: ArticleView },
  describe: ({ data: { article }, language }) => ({
    title: article.title,
    description: shorten(article.summary, 160),
    breadcrumb: [
      { label: newsWords[language].title, href: newsPaths.list() },
      { label: newsWords[language].categories[article.category] },
    ],
    alternates: Object.fromEntries(article.languages.map((one) => [one, newsPaths.article(article.id)])),
    // The same text stands at its own language's address; search engines should list that one.
    ...(article.language !== language && { robots: "noindex" as const }),
  }),
  until: untilItChanges,
  tags: ({ data: { article, related, older, newer, kin } }) => [
    ...newsTags.shown([article, ...related, older, newer]),
    ...newsTags.kin(kin),
  ],
});

function ledeOf({ summary, content }: NewsArticle): string | undefined {
  const beginning = plainText(content.slice(0, 2)).replaceAll("\n", " ");
  return beginning.startsWith(summary.replace(/…$/, "").slice(0, 40)) ? undefined : summary;
}
