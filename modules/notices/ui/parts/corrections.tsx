import { Note } from "@madang/design-system/note";
import { formatDate } from "@madang/design-system/format/format-date";
import { TimeText } from "@madang/design-system/time-text";
import { Timeline } from "@madang/design-system/timeline";
import type { Language } from "@madang/manifest";
import type { Correction, Notice } from "../../contract/public.ts";
import { detailWords } from "../words/detail-words.ts";

interface CorrectionsProps {
  readonly notice: Notice;
  readonly language: Language;
  readonly lang: string | undefined;
}

/** Above the text: that it is not what was posted first, and what changed last. */
export function CorrectionNote({ notice, language, lang }: CorrectionsProps) {
  const [last] = notice.corrections;
  if (last === undefined) return null;
  const words = detailWords[language];
  return (
    <Note
      meaning="warn"
      title={words.correctedOn(formatDate(last.at, { language, form: "day" }))}
      headingLevel={2}
    >
      <p>
        <span lang={lang}>{last.title}</span> <a href="#history">{words.seeHistory}</a>
      </p>
    </Note>
  );
}

/** Below it: every correction, the newest first, down to the first posting. */
export function CorrectionHistory({ notice, language, lang }: CorrectionsProps) {
  if (notice.corrections.length === 0) return null;
  const words = detailWords[language];
  const time = (value: string) => <TimeText value={value} language={language} form="list-weekday" />;
  const corrections = notice.corrections.map((correction) => ({
    key: `${correction.at} ${correction.title}`,
    title: <span lang={lang}>{correction.title}</span>,
    time: time(correction.at),
    body: <Change correction={correction} lang={lang} />,
  }));
  const first = { key: "first", title: words.firstPosted, time: time(notice.posted) };
  return (
    <section aria-labelledby="history">
      <h2 id="history" tabIndex={-1}>
        {words.history}
      </h2>
      <div className="m-gap-s">
        <Timeline entries={[...corrections, first]} labelledBy="history" />
      </div>
    </section>
  );
}

function Change({
  correction,
  lang,
}: {
  readonly correction: Correction;
  readonly lang: string | undefined;
}) {
  const { reason, field, before, after } = correction;
  return (
    <div lang={lang}>
      {reason !== "" && <p>{reason}</p>}
      {before !== null && after !== null && (
        <p>
          {field === null ? "" : `${field}: `}
          <del>{before}</del> → <ins>{after}</ins>
        </p>
      )}
    </div>
  );
}
