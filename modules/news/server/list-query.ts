import { listFields } from "@madang/publishing";
import { z } from "zod";
import { newsCategories } from "../contract/public.ts";

/** Conditions of the list, as they stand in its address. Empty means: not asked for. */
export const listQuery = z.object({
  category: z.enum(["", ...newsCategories]).default(""),
  ...listFields,
});

export type ListQuery = z.output<typeof listQuery>;
