import type { ReactNode } from "react";
import { MoreLink } from "./more-link.tsx";

export interface RoomProps {
  /** Names the section; unique on the page. */
  id: string;
  title: ReactNode;
  text?: ReactNode;
  more?: { href: string; label: string } | undefined;
  children: ReactNode;
}

/** A section of a wide page: its name on the left rail, its contents beside it. */
export function Room({ id, title, text, more, children }: RoomProps) {
  return (
    <section className="m-room" aria-labelledby={id}>
      <div className="m-room-name">
        <h2 id={id}>{title}</h2>
        {text && <p>{text}</p>}
        {more && <MoreLink href={more.href}>{more.label}</MoreLink>}
      </div>
      {children}
    </section>
  );
}
