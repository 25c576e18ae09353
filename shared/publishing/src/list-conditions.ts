import { z } from "zod";
import { pageNumberSchema } from "./page-number.ts";
import { type Period, periods } from "./period.ts";
import { searchTextSchema } from "./search-text.ts";

/** What narrows a list; only what somebody asked for, so that addresses stay short. */
export interface ListConditions {
  readonly category?: string | undefined;
  readonly q?: string | undefined;
  readonly dept?: string | undefined;
  readonly period?: string | undefined;
  readonly page?: number | undefined;
}

/** The conditions besides the category, as they stand in a list's address. Empty means: not asked for. */
export const listFields = {
  q: searchTextSchema.default(""),
  dept: z.string().max(100).default(""),
  period: z.enum(periods).default("all"),
  page: pageNumberSchema.default(1),
};

export interface ListQuery {
  readonly category: string;
  readonly q: string;
  readonly dept: string;
  readonly period: Period;
}

/** Without what nobody asked for, and without the page: it is another one for other conditions. */
export function conditionsOf({ category, q, dept, period }: ListQuery): ListConditions {
  return {
    category: category || undefined,
    q: q || undefined,
    dept: dept || undefined,
    period: period === "all" ? undefined : period,
  };
}
