import { defineBox, nothing } from "@madang/module-kit/server";
import { noticePaths } from "../../contract/public.ts";
import { OpenDataBoxView } from "../../ui/views/open-data-box.tsx";
import { notices } from "../notices-module.ts";

/** Where programs find what people read here. */
export const openDataBox = defineBox(notices, "open-data", {
  load: () => (notices.api === undefined ? nothing() : { prefix: notices.api.prefix, page: noticePaths.api }),
  view: { name: "open-data-box", component: OpenDataBoxView },
});
