import { formatDate } from "@madang/design-system/format/format-date";
import { TimeText } from "@madang/design-system/time-text";
import { Timeline } from "@madang/design-system/timeline";
import type { Language } from "@madang/manifest";
import type { Notice } from "../../contract/public.ts";
import { detailWords } from "../words/detail-words.ts";

export interface OpinionAnswersProps {
  readonly notice: Notice;
  readonly language: Language;
  readonly lang: string | undefined;
}

/** What was answered to the opinions, the newest first (행정절차법, article 44). */
export function OpinionAnswers({ notice: { answers }, language, lang }: OpinionAnswersProps) {
  if (answers.length === 0) return null;
  const words = detailWords[language];
  const entries = answers.map(({ at, text }, index) => ({
    key: `${at} ${index}`,
    title: words.answerOf(formatDate(at, { language, form: "day" })),
    time: <TimeText value={at} language={language} form="list-weekday" />,
    body: <p lang={lang}>{text}</p>,
  }));
  return (
    <section aria-labelledby="answers">
      <h2 id="answers">{words.answers}</h2>
      <div className="m-gap-s">
        <Timeline entries={entries} labelledBy="answers" />
      </div>
    </section>
  );
}
