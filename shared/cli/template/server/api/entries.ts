import { apiRoute, notFound } from "@madang/module-kit/server";
import { z } from "zod";
import { entryPageSchema, entrySchema } from "../../contract/public.ts";
import { exampleServiceTags } from "../cache-tags.ts";
import { entryId, pageNumber } from "../domain/parameters.ts";
import { exampleServiceModule } from "../example-service-module.ts";
import { findEntry } from "../queries/find-entry.ts";
import { listEntries } from "../queries/list-entries.ts";

export const entryRoutes = [
  apiRoute(exampleServiceModule, {
    method: "GET",
    path: "/entries",
    summary: "Published entries, newest day first, ten to a page",
    query: z.object({ page: pageNumber }),
    response: entryPageSchema,
    handle: ({ query, db }) => listEntries(db, query.page),
    tags: ({ data: { items } }) => [exampleServiceTags.list, ...exampleServiceTags.shown(items)],
  }),
  apiRoute(exampleServiceModule, {
    method: "GET",
    path: "/entries/:id",
    summary: "One entry with its text",
    params: z.object({ id: entryId }),
    response: entrySchema,
    handle: async ({ params, db }) =>
      (await findEntry(db, params.id)) ?? notFound({ tags: exampleServiceTags.shown([params]) }),
    tags: ({ data }) => exampleServiceTags.shown([data]),
  }),
];
