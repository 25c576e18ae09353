import { defineBox, nothing } from "@madang/module-kit/server";
import { OpenDataBoxView } from "../../ui/views/open-data-box.tsx";
import { news } from "../news-module.ts";

/** Where programs find what people read here. */
export const openDataBox = defineBox(news, "open-data", {
  load: () => (news.api === undefined ? nothing() : { prefix: news.api.prefix }),
  view: { name: "open-data-box", component: OpenDataBoxView },
});
