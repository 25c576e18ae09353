import type { SearchedTables } from "@madang/publishing/server";
import { articleTables } from "./article-places.ts";

/** Where the search finds this module's documents. */
export const articleSearch: SearchedTables = { ...articleTables, search: "article_search" };
