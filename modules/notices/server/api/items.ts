import { languageSchema } from "@madang/manifest";
import { apiRoute, lasting, notFound } from "@madang/module-kit/server";
import { documentId } from "@madang/publishing";
import { z } from "zod";
import { noticeItemsSchema, noticeSchema } from "../../contract/public.ts";
import { listQuery } from "../list-query.ts";
import { noticeFilter } from "../notice-filter.ts";
import { noticeTags } from "../cache-tags.ts";
import { notices } from "../notices-module.ts";
import { findNotice } from "../queries/find-notice.ts";
import { listNotices } from "../queries/list-notices.ts";
import { nextTurn } from "../queries/next-turn.ts";
import { settled } from "../queries/searched-notices.ts";

const language = languageSchema.default("ko");

export const itemRoutes = [
  apiRoute(notices, {
    method: "GET",
    path: "/items",
    summary: "Posted notices, newest first, ten to a page",
    query: listQuery.extend({ language }),
    response: noticeItemsSchema,
    async handle({ query, db }) {
      const now = new Date();
      const list = await listNotices(
        db,
        await settled(db, noticeFilter(query, query.language, now)),
        query.page,
      );
      return lasting(list, await nextTurn(db, now));
    },
    tags: ({ data: { items } }) => [noticeTags.list, ...noticeTags.shown(items)],
  }),
  apiRoute(notices, {
    method: "GET",
    path: "/items/:id",
    summary: "One notice with its text and corrections",
    params: z.object({ id: documentId }),
    query: z.object({ language }),
    response: noticeSchema,
    async handle({ params, query, db }) {
      const now = new Date();
      const notice = await findNotice(db, { id: params.id, language: query.language, now });
      return notice === undefined
        ? notFound({ tags: noticeTags.shown([params]) })
        : lasting(notice, await nextTurn(db, now));
    },
    tags: ({ data }) => noticeTags.shown([data]),
  }),
];
