import "../styles/components/note.css";
import type { ReactNode } from "react";
import type { MessageIconName } from "../icons/message-paths.ts";
import { classNames } from "./class-names.ts";
import { Heading, type HeadingLevel } from "./heading.tsx";
import { MessageIcon } from "./message-icon.tsx";

const icons = { info: "info", ok: "done", warn: "warning", bad: "error" } as const;

export interface NoteProps {
  meaning?: keyof typeof icons | undefined;
  /** The whole message in short. */
  title: ReactNode;
  /** A strong line unless told. */
  headingLevel?: HeadingLevel | undefined;
  icon?: MessageIconName | undefined;
  /** Paragraphs. */
  children?: ReactNode;
}

/** Icon, side bar and words carry the meaning together. */
export function Note({ meaning = "info", title, headingLevel, icon, children }: NoteProps) {
  return (
    <div className={classNames("m-note", meaning !== "info" && `m-note-${meaning}`)}>
      <MessageIcon name={icon ?? icons[meaning]} />
      <div>
        {headingLevel ? <Heading level={headingLevel}>{title}</Heading> : <strong>{title}</strong>}
        {children}
      </div>
    </div>
  );
}
