import "../styles/components/tasks.css";
import { TaskItem, type TaskItemProps } from "./task-item.tsx";

export interface TaskLatticeProps {
  /** Ten at most; a multiple of five fills the rows. */
  tasks: readonly TaskItemProps[];
}

/** What people come for, parted by hairlines like a paper window. */
export function TaskLattice({ tasks }: TaskLatticeProps) {
  return (
    <ul className="m-tasks">
      {tasks.map((task) => (
        <li key={task.title}>
          <TaskItem {...task} />
        </li>
      ))}
    </ul>
  );
}
