import { languageSchema } from "@madang/manifest";
import { apiRoute, lasting, notFound } from "@madang/module-kit/server";
import { documentId } from "@madang/publishing";
import { nextPublication } from "@madang/publishing/server";
import { z } from "zod";
import { newsArticleSchema, newsItemsSchema } from "../../contract/public.ts";
import { articleFilter } from "../article-filter.ts";
import { listQuery } from "../list-query.ts";
import { newsTags } from "../cache-tags.ts";
import { news } from "../news-module.ts";
import { articleTables } from "../queries/article-places.ts";
import { findArticle } from "../queries/find-article.ts";
import { listArticles } from "../queries/list-articles.ts";
import { settled } from "../queries/searched-articles.ts";

const language = languageSchema.default("ko");

export const itemRoutes = [
  apiRoute(news, {
    method: "GET",
    path: "/items",
    summary: "Published articles, newest first, ten to a page",
    query: listQuery.extend({ language }),
    response: newsItemsSchema,
    async handle({ query, db }) {
      const now = new Date();
      const list = await listArticles(
        db,
        await settled(db, articleFilter(query, query.language, now)),
        query.page,
      );
      return lasting(list, await nextPublication(db, articleTables, now));
    },
    tags: ({ data: { items } }) => [newsTags.list, ...newsTags.shown(items)],
  }),
  apiRoute(news, {
    method: "GET",
    path: "/items/:id",
    summary: "One article with its text",
    params: z.object({ id: documentId }),
    query: z.object({ language }),
    response: newsArticleSchema,
    handle: async ({ params, query, db }) =>
      (await findArticle(db, { id: params.id, language: query.language, now: new Date() })) ??
      notFound({ tags: newsTags.shown([params]) }),
    tags: ({ data }) => newsTags.shown([data]),
  }),
];
