import type { ViewProps } from "@madang/module-kit";
import { CountedTask, type CountedTaskData } from "@madang/publishing/ui/counted-task";
import { taskWords, type TaskName } from "../words/task-words.ts";

/** One square of the home page's lattice of tasks; the gateway puts it into a list item. */
export function TaskBoxView({ data, language }: ViewProps<CountedTaskData<TaskName>>) {
  return <CountedTask data={data} language={language} tasks={taskWords} />;
}

export default TaskBoxView;
