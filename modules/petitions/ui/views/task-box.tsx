import { Icon, type IconName } from "@madang/design-system";
import { localizedPath } from "@madang/manifest";
import type { ViewProps } from "@madang/module-kit";
import { homeWords } from "../words/home-words.ts";

export interface TaskBoxData {
  readonly task: "start" | "progress";
  readonly path: string;
  readonly icon: IconName;
}

/** One square of the home page's lattice of tasks; the gateway puts it into a list item. */
export function TaskBoxView({ data, language }: ViewProps<TaskBoxData>) {
  const { title, note } = homeWords[language].tasks[data.task];
  return (
    <a href={localizedPath(data.path, language)}>
      <Icon name={data.icon} />
      <span>
        {title}
        <small>{note}</small>
      </span>
    </a>
  );
}

export default TaskBoxView;
