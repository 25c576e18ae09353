import { z } from "zod";
import { lastPage } from "./page-number.ts";
import type { FoundCount } from "./search-findings.ts";

/** One page of a list, as the API answers it. */
export function documentPageSchema<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item),
    total: z.int().min(0),
    more: z.boolean().describe("There are more than total: a search counts up to 1,000."),
    page: z.int().min(1),
    pages: z.int().min(1),
  });
}

export interface DocumentPage<Item> {
  readonly items: readonly Item[];
  readonly total: number;
  /** There are more than `total`. */
  readonly more: boolean;
  readonly page: number;
  readonly pages: number;
}

export interface ListReader<Item> {
  readonly count: () => Promise<FoundCount>;
  readonly read: (part: { readonly limit: number; readonly offset: number }) => Promise<Item[]>;
}

export const documentsPerPage = 10;

/** A page after the last one is the last one. */
export async function documentPage<Item>(page: number, { count, read }: ListReader<Item>) {
  const { total, more } = await count();
  const pages = lastPage(total, documentsPerPage);
  const current = Math.min(page, pages);
  const items = await read({ limit: documentsPerPage, offset: (current - 1) * documentsPerPage });
  return { items, total, more, page: current, pages };
}
