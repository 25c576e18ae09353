import { TaskItem, type TaskItemProps } from "@madang/design-system/task-item";
import { localizedPath } from "@madang/manifest";
import type { ViewProps } from "@madang/module-kit";
import { taskWords, type TaskName } from "../words/task-words.ts";

export interface TaskBoxData {
  readonly task: TaskName;
  readonly path: string;
  readonly icon: TaskItemProps["icon"];
  readonly count: number;
}

/** One square of the home page's lattice of tasks; the gateway puts it into a list item. */
export function TaskBoxView({ data: { task, path, icon, count }, language }: ViewProps<TaskBoxData>) {
  const { title, note } = taskWords[language][task];
  return <TaskItem href={localizedPath(path, language)} icon={icon} title={title} note={note(count)} />;
}

export default TaskBoxView;
