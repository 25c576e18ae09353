import { importOptions } from "@madang/feed-import";
import { feedOptions } from "@madang/publishing/server";

/** Options of this module beyond those of every service. */
export const newsOptions = { ...importOptions, ...feedOptions };
