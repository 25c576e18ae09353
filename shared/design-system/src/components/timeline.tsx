import "../styles/components/timeline.css";
import type { ReactNode } from "react";
import { Heading, type HeadingLevel } from "./heading.tsx";

export interface TimelineEntry {
  key: string;
  title: ReactNode;
  /** A time element. */
  time?: ReactNode;
  /** Paragraphs. */
  body?: ReactNode;
  state?: "done" | "now" | "later" | undefined;
}

export interface TimelineProps {
  /** Newest last for a process, newest first for corrections. */
  entries: readonly TimelineEntry[];
  headingLevel?: HeadingLevel | undefined;
  labelledBy?: string | undefined;
}

/** A filled square is done, an outlined one goes on, a pale one is to come. */
export function Timeline({ entries, headingLevel = 3, labelledBy }: TimelineProps) {
  return (
    <ol className="m-time" aria-labelledby={labelledBy}>
      {entries.map(({ key, title, time, body, state = "done" }) => (
        <li
          key={key}
          className={state === "done" ? undefined : `is-${state}`}
          aria-current={state === "now" ? "step" : undefined}
        >
          <Heading level={headingLevel}>{title}</Heading>
          {time}
          {body}
        </li>
      ))}
    </ol>
  );
}
