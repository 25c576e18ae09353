import { defineApi } from "@madang/module-kit/server";
import { fileRoutes } from "@madang/publishing/server";
import { news } from "../news-module.ts";
import { articleTables } from "../queries/article-places.ts";
import { feedRoutes } from "./feeds.ts";
import { itemRoutes } from "./items.ts";

/** The public API; its document is made from the same schemas. */
export const newsApi = defineApi(news, [...itemRoutes, ...feedRoutes, ...fileRoutes(news, articleTables)]);
