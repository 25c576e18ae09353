import { listFields } from "@madang/publishing";
import { z } from "zod";
import { noticeGroupNames, noticeStates } from "../contract/public.ts";

/** Conditions of the list, as they stand in its address. Empty means: not asked for. */
export const listQuery = z.object({
  category: z.enum(["", ...noticeGroupNames]).default(""),
  state: z
    .enum(["", ...noticeStates])
    .default("")
    .describe("What is to come, what counts now, what is over."),
  ...listFields,
});

export type ListQuery = z.output<typeof listQuery>;
