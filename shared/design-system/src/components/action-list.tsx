import "../styles/components/action-list.css";
import { MoreLink } from "./more-link.tsx";

export interface ActionListProps {
  actions: { href: string; label: string }[];
}

/** What a person can do here, one row each. */
export function ActionList({ actions }: ActionListProps) {
  return (
    <ul className="m-list m-acts-list">
      {actions.map(({ href, label }) => (
        <li key={label}>
          <MoreLink href={href} icon="chevron-right">
            {label}
          </MoreLink>
        </li>
      ))}
    </ul>
  );
}
