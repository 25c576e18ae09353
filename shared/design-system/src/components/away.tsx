import "../styles/components/away.css";
import type { ReactNode } from "react";
import type { Language } from "../words/language.ts";
import { wordsIn } from "../words/words.ts";
import { Heading, type HeadingLevel } from "./heading.tsx";

export interface AwayProps {
  language: Language;
  /** "도정 소식을 잠시 보여 드리지 못합니다" */
  title: ReactNode;
  headingLevel?: HeadingLevel | undefined;
  /** What still works, and whom to call. */
  children: ReactNode;
  /** Clock time of the last attempt. */
  checkedAt?: string | undefined;
  retryHref?: string | undefined;
}

/** The box that keeps a place for what cannot be shown; the rest of the page goes on. */
export function Away({ language, title, headingLevel = 2, children, checkedAt, retryHref }: AwayProps) {
  const words = wordsIn(language);
  return (
    <section className="m-away">
      <Heading level={headingLevel}>{title}</Heading>
      <p>{children}</p>
      {(checkedAt || retryHref) && (
        <p className="m-small m-muted">
          {checkedAt && words.checkedAt(checkedAt)} {retryHref && <a href={retryHref}>{words.retry}</a>}
        </p>
      )}
    </section>
  );
}
