import { languageSchema } from "@madang/manifest";
import { apiRoute, defineApi, notFound } from "@madang/module-kit/server";
import { z } from "zod";
import { newsArticleSchema, newsItemsSchema } from "../../contract/public.ts";
import { articleFilter } from "../article-filter.ts";
import { documentId } from "@madang/publishing";
import { listQuery } from "../list-query.ts";
import { news } from "../news-module.ts";
import { findArticle } from "../queries/find-article.ts";
import { listArticles } from "../queries/list-articles.ts";

const language = languageSchema.default("ko");

/** The public API; its document is made from the same schemas. */
export const newsApi = defineApi(news, [
  apiRoute(news, {
    method: "GET",
    path: "/items",
    summary: "Published articles, newest first, ten to a page",
    query: listQuery.extend({ language }),
    response: newsItemsSchema,
    handle: async ({ query, db }) =>
      listArticles(db, articleFilter(query, query.language, new Date()), query.page),
  }),
  apiRoute(news, {
    method: "GET",
    path: "/items/:id",
    summary: "One article with its text",
    params: z.object({ id: documentId }),
    query: z.object({ language }),
    response: newsArticleSchema,
    handle: async ({ params, query, db }) =>
      (await findArticle(db, { id: params.id, language: query.language, now: new Date() })) ?? notFound(),
    tags: ({ data }) => [`news:${data.id}`],
  }),
]);
