import "../styles/components/errors.css";
import type { ReactNode } from "react";
import type { Language } from "../words/language.ts";
import { formWordsIn } from "../words/form-words.ts";

export interface ErrorSummaryProps {
  language: Language;
  /** In the order of the fields, in the same words. */
  errors: readonly { /** Id of the control. */ field: string; message: string }[];
  /** What was kept; false where nothing was. */
  kept?: ReactNode | false;
  id?: string | undefined;
}

/** After the title of the page; takes focus when it appears (`tabindex="-1"`), and is announced. */
export function ErrorSummary({ language, errors, kept, id = "errors" }: ErrorSummaryProps) {
  if (errors.length === 0) return null;
  const words = formWordsIn(language);
  return (
    <div className="m-errors" role="alert" aria-labelledby={`${id}-title`} tabIndex={-1} id={id}>
      <h2 id={`${id}-title`}>{words.errorsTitle(errors.length)}</h2>
      {kept !== false && <p className="m-small m-muted">{kept ?? words.kept}</p>}
      <ul className="m-list m-gap-s">
        {errors.map(({ field, message }) => (
          <li key={`${field} ${message}`}>
            <a href={`#${field}`}>{message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Goes before the page's title, so that the tab and a screen reader tell at once: "오류 4건: …". */
export function withErrorCount(title: string, count: number, language: Language): string {
  return count === 0 ? title : formWordsIn(language).errorsInPageTitle(count) + title;
}
