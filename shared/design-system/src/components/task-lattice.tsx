import "../styles/components/tasks.css";
import type { IconName } from "../icons/icon-paths.ts";
import { Icon } from "./icon.tsx";

export interface TaskLatticeProps {
  /** Ten at most; a multiple of five fills the rows. */
  tasks: readonly { href: string; icon: IconName; title: string; note?: string | undefined }[];
}

/** What people come for, parted by hairlines like a paper window. */
export function TaskLattice({ tasks }: TaskLatticeProps) {
  return (
    <ul className="m-tasks">
      {tasks.map(({ href, icon, title, note }) => (
        <li key={title}>
          <a href={href}>
            <Icon name={icon} />
            <span>
              {title}
              {note && <small>{note}</small>}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
