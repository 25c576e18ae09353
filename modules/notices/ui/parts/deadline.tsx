import { daysLeft, formatDaysLeft } from "@madang/design-system/format/format-days-left";
import { Soon } from "@madang/design-system/soon";
import { TimeText } from "@madang/design-system/time-text";
import type { Language } from "@madang/manifest";
import { noticeStage, takesPart, type NoticeItem } from "../../contract/public.ts";

interface DeadlineProps {
  readonly notice: NoticeItem;
  readonly now: Date;
  readonly language: Language;
}

/** From a week before, the days are counted. */
const near = 7;

/** What a reader has to keep in mind: when it closes, or comes into force. */
export function Deadline({ notice, now, language }: DeadlineProps) {
  const { closes, effective, effect, state, category } = notice;
  if (closes !== null && takesPart(category)) return <Closing {...{ notice, now, language, closes }} />;
  if (effective !== null) return <Dated value={effective} words={inForce[language]} language={language} />;
  if (closes !== null) return <Dated value={closes} words={until[language]} language={language} />;
  if (effect !== null && state === "upcoming")
    return <Dated value={effect.from} words={inForce[language]} language={language} />;
  return null;
}

function Closing({ notice, now, language, closes }: DeadlineProps & { readonly closes: string }) {
  const days = daysLeft(closes, now);
  const isNear = noticeStage(notice, now) === "open" && days <= near;
  const date = <Dated value={closes} words={closing[language]} language={language} />;
  if (!isNear) return date;
  return (
    <Soon>
      <span className="m-nowrap">{date}</span>{" "}
      <span className="m-nowrap">{formatDaysLeft(days, language)}</span>
    </Soon>
  );
}

type Around = readonly [before: string, after: string];

const closing: Readonly<Record<Language, Around>> = { ko: ["", " 마감"], en: ["By ", ""] };
const inForce: Readonly<Record<Language, Around>> = { ko: ["", " 시행"], en: ["From ", ""] };
const until: Readonly<Record<Language, Around>> = { ko: ["", "까지"], en: ["Until ", ""] };

function Dated({ value, words, language }: { value: string; words: Around; language: Language }) {
  const [before, after] = words;
  return (
    <>
      {before}
      <TimeText value={value} language={language} form="day" />
      {after}
    </>
  );
}
