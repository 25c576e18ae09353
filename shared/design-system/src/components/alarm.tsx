import "../styles/components/alarm.css";
import type { ReactNode } from "react";
import type { Language } from "../words/language.ts";
import { wordsIn } from "../words/words.ts";
import { Icon } from "./icon.tsx";

export interface AlarmProps {
  language: Language;
  children: ReactNode;
}

/** The emergency line, above everything; one at a time. */
export function Alarm({ language, children }: AlarmProps) {
  return (
    <section className="m-alarm" aria-label={wordsIn(language).alarm}>
      <div className="m-wrap">
        <Icon name="warning" />
        <p>{children}</p>
      </div>
    </section>
  );
}
