import { apiRoute } from "@madang/module-kit/server";
import { localizedTextSchema } from "@madang/manifest";
import { z } from "zod";
import { petitionTypeIds, petitionTypes } from "../../contract/public.ts";
import { petitions } from "../petitions-module.ts";

const typeSchema = z.object({
  id: z.enum(petitionTypeIds),
  name: localizedTextSchema,
  description: localizedTextSchema,
  period: z.object({
    days: z.int().describe("From receipt, the first day included, without Saturdays and public holidays."),
    source: z.string().describe("Article that sets the period."),
  }),
});

/** Public facts alone: nothing of any petition is told here. */
export const petitionTypesRoute = apiRoute(petitions, {
  method: "GET",
  path: "/types",
  summary: "Types of petition and the period in which each is answered",
  response: z.object({ items: z.array(typeSchema) }),
  handle: () => ({ items: [...petitionTypes] }),
});
