import { Icon, type IconProps } from "@madang/design-system/icon";
import { localizedPath } from "@madang/manifest";
import type { ViewProps } from "@madang/module-kit";
import { taskWords, type TaskName } from "../words/task-words.ts";

export interface TaskBoxData {
  readonly task: TaskName;
  readonly path: string;
  readonly icon: IconProps["name"];
  readonly count: number;
}

/** One square of the home page's lattice of tasks. */
export function TaskBoxView({ data: { task, path, icon, count }, language }: ViewProps<TaskBoxData>) {
  const { title, note } = taskWords[language][task];
  return (
    <a href={localizedPath(path, language)}>
      <Icon name={icon} />
      <span>
        {title}
        <small>{note(count)}</small>
      </span>
    </a>
  );
}

export default TaskBoxView;
