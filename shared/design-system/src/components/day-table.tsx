import "../styles/components/days.css";
import { formatDate } from "../format/format-date.ts";
import type { Language } from "../words/language.ts";
import { wordsIn } from "../words/words.ts";
import { classNames } from "./class-names.ts";
import { type Day, dayLabel, shortDate } from "./day-label.ts";
import { HiddenText } from "./hidden-text.tsx";
import { fullWeeks } from "./full-weeks.ts";

export interface DayTableProps {
  language: Language;
  /** Says from when to when; read out, not shown. */
  caption: string;
  /** Without a gap, in order; the table adds the days that fill the first and the last week. */
  days: readonly Day[];
}

/** How a due date was counted, day by day. Every cell says its date in full to a screen reader. */
export function DayTable({ language, caption, days }: DayTableProps) {
  return (
    <table className="m-days">
      <caption className="m-sr">{caption}</caption>
      <thead>
        <tr>
          {wordsIn(language).weekdays.map((weekday) => (
            <th key={weekday} scope="col">
              {weekday}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {fullWeeks(days).map((week, index) => (
          <tr key={week[0]?.date}>
            {week.map((day, position) => (
              <DayCell key={day.date} day={day} language={language} first={index === 0 && position === 0} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const classes = {
  out: "is-out",
  counted: "is-on",
  skipped: undefined,
  held: "is-hold",
  due: "is-due",
} as const;

function DayCell({ day, language, first }: { day: Day; language: Language; first: boolean }) {
  const { seen, heard } = dayLabel(day, language);
  return (
    <td className={classNames(classes[day.state], day.today && "is-today")}>
      <HiddenText>{formatDate(day.date, { language, form: "day" })} </HiddenText>
      <span aria-hidden="true">{shortDate(day.date, first)}</span>
      {day.state !== "out" && (
        <small>
          {seen}
          {heard && <HiddenText>{heard}</HiddenText>}
        </small>
      )}
    </td>
  );
}

/** What the colours of the table mean. */
export function DayKey({ language }: { language: Language }) {
  const { key } = wordsIn(language);
  const entries = [
    ["is-on", key.counted],
    [undefined, key.skipped],
    ["is-hold", key.held],
    ["is-today", key.today],
    ["is-due", key.due],
  ] as const;
  return (
    <ul className="m-key m-gap-s" aria-label={key.name}>
      {entries.map(([className, words]) => (
        <li key={words}>
          <i className={className} />
          {words}
        </li>
      ))}
    </ul>
  );
}
