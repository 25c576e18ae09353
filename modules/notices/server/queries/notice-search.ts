import type { SearchedTables } from "@madang/publishing/server";
import { noticeTables } from "./notice-places.ts";

/** Where the search finds this module's documents. */
export const noticeSearch: SearchedTables = { ...noticeTables, search: "notice_search" };
