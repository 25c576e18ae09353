import { listFields } from "@madang/publishing";
import { z } from "zod";
import { noticeGroupNames } from "../contract/public.ts";

/** Conditions of the list, as they stand in its address. Empty means: not asked for. */
export const listQuery = z.object({
  category: z.enum(["", ...noticeGroupNames]).default(""),
  ...listFields,
});

export type ListQuery = z.output<typeof listQuery>;
