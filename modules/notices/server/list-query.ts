import { pageNumberSchema, periods, searchTextSchema } from "@madang/publishing";
import { z } from "zod";
import { noticeGroupNames } from "../contract/public.ts";

/** Conditions of the list, as they stand in its address. Empty means: not asked for. */
export const listQuery = z.object({
  category: z.enum(["", ...noticeGroupNames]).default(""),
  q: searchTextSchema.default(""),
  dept: z.string().max(100).default(""),
  period: z.enum(periods).default("all"),
  page: pageNumberSchema.default(1),
});

export type ListQuery = z.output<typeof listQuery>;
