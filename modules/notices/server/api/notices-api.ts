import { defineApi } from "@madang/module-kit/server";
import { fileRoutes } from "@madang/publishing/server";
import { notices } from "../notices-module.ts";
import { noticeTables } from "../queries/notice-places.ts";
import { feedRoutes } from "./feeds.ts";
import { itemRoutes } from "./items.ts";

/** The public API; its document is made from the same schemas. */
export const noticesApi = defineApi(notices, [
  ...itemRoutes,
  ...feedRoutes,
  ...fileRoutes(notices, noticeTables),
]);
