import { languageSchema } from "@madang/manifest";
import { apiRoute, defineApi, notFound } from "@madang/module-kit/server";
import { documentId } from "@madang/publishing";
import { z } from "zod";
import { noticeItemsSchema, noticeSchema } from "../../contract/public.ts";
import { listQuery } from "../list-query.ts";
import { noticeFilter } from "../notice-filter.ts";
import { notices } from "../notices-module.ts";
import { findNotice } from "../queries/find-notice.ts";
import { listNotices } from "../queries/list-notices.ts";

const language = languageSchema.default("ko");

/** The public API; its document is made from the same schemas. */
export const noticesApi = defineApi(notices, [
  apiRoute(notices, {
    method: "GET",
    path: "/items",
    summary: "Posted notices, newest first, ten to a page",
    query: listQuery.extend({ language }),
    response: noticeItemsSchema,
    handle: async ({ query, db }) =>
      listNotices(db, noticeFilter(query, query.language, new Date()), query.page),
  }),
  apiRoute(notices, {
    method: "GET",
    path: "/items/:id",
    summary: "One notice with its text and corrections",
    params: z.object({ id: documentId }),
    query: z.object({ language }),
    response: noticeSchema,
    handle: async ({ params, query, db }) =>
      (await findNotice(db, { id: params.id, language: query.language, now: new Date() })) ?? notFound(),
    tags: ({ data }) => [`notices:${data.id}`],
  }),
]);
