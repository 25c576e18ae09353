import { defineBox, nothing } from "@madang/module-kit/server";
import { newsPaths } from "../../contract/public.ts";
import { OpenDataBoxView } from "../../ui/views/open-data-box.tsx";
import { news } from "../news-module.ts";

/** Where programs find what people read here. */
export const openDataBox = defineBox(news, "open-data", {
  load: () => (news.api === undefined ? nothing() : { prefix: news.api.prefix, page: newsPaths.api }),
  view: { name: "open-data-box", component: OpenDataBoxView },
});
