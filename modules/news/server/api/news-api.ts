import { defineApi } from "@madang/module-kit/server";
import { news } from "../news-module.ts";
import { feedRoutes } from "./feeds.ts";
import { itemRoutes } from "./items.ts";

/** The public API; its document is made from the same schemas. */
export const newsApi = defineApi(news, [...itemRoutes, ...feedRoutes]);
