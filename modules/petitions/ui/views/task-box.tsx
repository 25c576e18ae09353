import { TaskItem, type TaskItemProps } from "@madang/design-system/task-item";
import { localizedPath } from "@madang/manifest";
import type { ViewProps } from "@madang/module-kit";
import { homeWords } from "../words/home-words.ts";

export interface TaskBoxData {
  readonly task: "start" | "progress";
  readonly path: string;
  readonly icon: TaskItemProps["icon"];
}

/** One square of the home page's lattice of tasks; the gateway puts it into a list item. */
export function TaskBoxView({ data: { task, path, icon }, language }: ViewProps<TaskBoxData>) {
  return <TaskItem href={localizedPath(path, language)} icon={icon} {...homeWords[language].tasks[task]} />;
}

export default TaskBoxView;
