import { Tag, Timeline, TimeText, type TimelineEntry } from "@madang/design-system";
import type { Language } from "@madang/manifest";
import type { ReplyWay } from "../../contract/petition-fields.ts";
import { isFinished, type PetitionStep } from "../../contract/petition-steps.ts";
import { statusWords } from "../words/status-words.ts";

export interface HistoryEntry {
  readonly id: string;
  readonly step: PetitionStep;
  /** ISO 8601. */
  readonly at: string;
  /** Words for the citizen, or an empty text. */
  readonly note: string;
}

export interface HistoryProps {
  readonly language: Language;
  readonly petition: {
    readonly step: PetitionStep;
    readonly reply: ReplyWay;
    readonly history: readonly HistoryEntry[];
  };
}

/** What has been done, newest last, and what is to come. */
export function History({ petition, language }: HistoryProps) {
  const words = statusWords[language];
  const finished = isFinished(petition.step);
  const last = petition.history.length - 1;
  const done = petition.history.map((entry, index) =>
    historyEntry(entry, language, !finished && index === last),
  );
  const answer: TimelineEntry = {
    key: "answer",
    title: words.answer,
    body: <p>{words.answerText[petition.reply]}</p>,
    state: "later",
  };
  return (
    <section aria-labelledby="history">
      <h2 id="history">{words.history}</h2>
      <div className="m-gap">
        <Timeline labelledBy="history" entries={finished ? done : [...done, answer]} />
      </div>
    </section>
  );
}

function historyEntry(entry: HistoryEntry, language: Language, isNow: boolean): TimelineEntry {
  const words = statusWords[language];
  return {
    key: entry.id,
    title: isNow ? (
      <>
        {words.steps[entry.step]} <Tag meaning="open">{words.now}</Tag>
      </>
    ) : (
      words.steps[entry.step]
    ),
    time: <TimeText value={entry.at} language={language} form="sentence-time" />,
    body: entry.note === "" ? undefined : <p>{entry.note}</p>,
    state: isNow ? "now" : "done",
  };
}
