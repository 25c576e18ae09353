import type { IconName } from "../icons/icon-paths.ts";
import { Icon } from "./icon.tsx";

export interface TaskItemProps {
  href: string;
  icon: IconName;
  title: string;
  note?: string | undefined;
}

/** One square of the lattice of tasks; its list item is the lattice's, or the gateway's where it is a box. */
export function TaskItem({ href, icon, title, note }: TaskItemProps) {
  return (
    <a href={href}>
      <Icon name={icon} />
      <span>
        {title}
        {note && <small>{note}</small>}
      </span>
    </a>
  );
}
