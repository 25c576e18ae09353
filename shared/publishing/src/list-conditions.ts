import { z } from "zod";
import { pageNumberSchema } from "./page-number.ts";
import { type Period, periods } from "./period.ts";
import { daySchema } from "./seoul-day.ts";
import { searchTextSchema } from "./search-text.ts";

/** What narrows a list; only what somebody asked for, so that addresses stay short. */
export interface ListConditions {
  readonly category?: string | undefined;
  /** Where it stands in time; only lists whose documents come into force and close have it. */
  readonly state?: string | undefined;
  readonly q?: string | undefined;
  readonly dept?: string | undefined;
  readonly period?: string | undefined;
  /** First and last day, `2026-11-22`; they stand in place of a period. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly page?: number | undefined;
}

/** The conditions besides the category, as they stand in a list's address. Empty means: not asked for. */
export const listFields = {
  q: searchTextSchema.default("").describe("Words; a document has to contain each of them."),
  dept: z.string().max(100).default("").describe("Department, as it stands in the documents."),
  period: z.enum(periods).default("all").describe("The last month, three months, or this year."),
  from: daySchema
    .default("")
    .describe("First day on the clock of Seoul, 2026-11-22; then period does not count."),
  to: daySchema.default("").describe("Last day, the whole of it."),
  page: pageNumberSchema.default(1),
};

export interface ListQuery {
  readonly category: string;
  readonly state?: string;
  readonly q: string;
  readonly dept: string;
  readonly period: Period;
  readonly from: string;
  readonly to: string;
}

/** Without what nobody asked for, and without the page: it is another one for other conditions. */
export function conditionsOf({ category, state, q, dept, period, from, to }: ListQuery): ListConditions {
  const hasDays = from !== "" || to !== "";
  return {
    category: category || undefined,
    state: state || undefined,
    q: q || undefined,
    dept: dept || undefined,
    period: hasDays || period === "all" ? undefined : period,
    from: from || undefined,
    to: to || undefined,
  };
}
