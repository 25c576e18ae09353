import { DayKey, DayTable, Fold, formatDate, Note, Stack, Table } from "@madang/design-system";
import type { Language } from "@madang/manifest";
import type { DueDate } from "@madang/statutory-clock";
import type { PetitionDates } from "../../contract/petition-status.ts";
import { fullReason, stopName } from "../words/day-words.ts";
import { dueWords } from "../words/due-words.ts";
import { dueDays, heldDays } from "./due-days.ts";

export interface DueSectionProps {
  readonly dates: PetitionDates;
  /** Name of the kind of petition. */
  readonly type: string;
  readonly periodDays: number;
  readonly language: Language;
  /** `2026-10-07` in Seoul. */
  readonly today: string;
  readonly late: boolean;
  readonly receiptLate: boolean;
}

/** Why the answer is due on that day: the rule in words, every day in a table, and what was not counted. */
export function DueSection({ dates, language, late, receiptLate, ...rest }: DueSectionProps) {
  const words = dueWords[language];
  return (
    <section aria-labelledby="due">
      <h2 id="due">{words.title}</h2>
      {late && (
        <div className="m-gap-s">
          <Note meaning="warn" title={words.late} />
        </div>
      )}
      {dates.answer === undefined ? (
        <p className="m-prose m-gap-s">{beforeReceipt(dates.receipt, language, receiptLate)}</p>
      ) : (
        <Answer {...rest} answer={dates.answer} language={language} />
      )}
    </section>
  );
}

function beforeReceipt({ due }: DueDate, language: Language, late: boolean): string {
  const words = dueWords[language];
  const time = formatDate(due?.at ?? "", { language, form: "sentence-time" });
  return late ? words.receiptLate(time) : words.notReceived(time);
}

interface AnswerProps extends Pick<DueSectionProps, "type" | "periodDays" | "language" | "today"> {
  readonly answer: NonNullable<PetitionDates["answer"]>;
}

function Answer({ answer, type, periodDays, language, today }: AnswerProps) {
  const words = dueWords[language];
  const { now } = answer;
  const days = dueDays(now, language, today);
  const name = (date: string | undefined) => formatDate(date ?? today, { language, form: "sentence" });
  return (
    <Stack>
      <p className="m-prose m-gap-s">
        {[
          words.counted(type, periodDays, now.due === undefined ? 0 : heldDays(now)),
          ...changes(answer, language),
        ].join(" ")}
      </p>
      <DayTable
        language={language}
        caption={words.caption(name(days[0]?.date), name(days.at(-1)?.date))}
        days={days}
      />
      <DayKey language={language} />
      <Fold summary={words.rule}>
        <Rules due={now} language={language} />
      </Fold>
    </Stack>
  );
}

function changes({ now, first }: AnswerProps["answer"], language: Language): string[] {
  const words = dueWords[language];
  const extended = now.extensions.reduce((sum, { amount }) => sum + amount, 0);
  const date = (due: DueDate) => formatDate(due.due?.date ?? "", { language, form: "sentence" });
  return [
    ...(extended === 0 ? [] : [words.extended(extended)]),
    ...(now.due === undefined ? [words.stopped(now.counted, now.total.amount - now.counted)] : []),
    ...(now.due !== undefined && now.due.date !== first.due?.date
      ? [words.moved(date(first), date(now))]
      : []),
  ];
}

function Rules({ due, language }: { due: DueDate; language: Language }) {
  const words = dueWords[language];
  const rows = due.days.flatMap((day) => {
    if (day.state !== "skipped" && day.state !== "stopped") return [];
    const why = day.state === "skipped" ? fullReason(day.reason, language) : stopName(day.reason, language);
    return [{ key: day.date, cells: [formatDate(day.date, { language, form: "sentence" }), why] }];
  });
  const citations = [due.rule.citation, ...due.stops.map(({ citation }) => citation)];
  const sources = [...new Set(citations.map((citation) => citation[language]))];
  return (
    <div>
      <p className="m-small">
        {sources.join(", ")}. {words.versions(due.pack, due.calendar)} {words.recount}
      </p>
      {rows.length === 0 ? (
        <p className="m-small">{words.noneSkipped}</p>
      ) : (
        <Table caption={words.notCounted} columns={[{ name: words.date }, { name: words.why }]} rows={rows} />
      )}
    </div>
  );
}
