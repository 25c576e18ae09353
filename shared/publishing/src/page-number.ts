import { z } from "zod";

/** Beyond this nobody pages; a higher number would only make the database count. */
const highest = 10_000;

export const pageNumberSchema = z.coerce.number().int().min(1).max(highest);

/** 1 for an empty list: it has a page that says so. */
export function lastPage(total: number, perPage: number): number {
  return Math.max(1, Math.ceil(total / perPage));
}

/** The first page stands in no address. */
export function pageInAddress(page: number): number | undefined {
  return page === 1 ? undefined : page;
}
