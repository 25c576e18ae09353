import { defineBox, nothing } from "@madang/module-kit/server";
import { OpenDataBoxView } from "../../ui/views/open-data-box.tsx";
import { notices } from "../notices-module.ts";

/** Where programs find what people read here. */
export const openDataBox = defineBox(notices, "open-data", {
  load: () => (notices.api === undefined ? nothing() : { prefix: notices.api.prefix }),
  view: { name: "open-data-box", component: OpenDataBoxView },
});
