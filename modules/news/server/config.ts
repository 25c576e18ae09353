import { importOptions } from "@madang/feed-import";

/** Options of this module beyond those of every service. */
export const newsOptions = importOptions;
