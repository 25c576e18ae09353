import { defineBox } from "@madang/module-kit/server";
import { petitionPaths } from "../../contract/public.ts";
import { TaskBoxView, type TaskBoxData } from "../../ui/views/task-box.tsx";
import { petitions } from "../petitions-module.ts";

const view = { name: "task-box", component: TaskBoxView };

/** "민원 신청" among the tasks of the home page. */
export const startBox = defineBox(petitions, "start", {
  load: (): TaskBoxData => ({ task: "start", path: petitionPaths.new, icon: "pencil" }),
  view,
});

/** "민원 처리 상황" among the tasks of the home page. */
export const progressBox = defineBox(petitions, "progress", {
  load: (): TaskBoxData => ({ task: "progress", path: petitionPaths.find, icon: "clipboard" }),
  view,
});
