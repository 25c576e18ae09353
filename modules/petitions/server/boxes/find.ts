import { defineBox } from "@madang/module-kit/server";
import { FindBoxView } from "../../ui/views/find-box.tsx";
import { petitions } from "../petitions-module.ts";

/** "내 민원 조회" on the home page. */
export const findBox = defineBox(petitions, "find", {
  load: () => ({}),
  view: { name: "find-box", component: FindBoxView },
});
