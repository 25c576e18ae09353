import { Facts } from "@madang/design-system/facts";
import { daysLeft, formatDaysLeft } from "@madang/design-system/format/format-days-left";
import { NumberText } from "@madang/design-system/number-text";
import { Soon } from "@madang/design-system/soon";
import { TimeText } from "@madang/design-system/time-text";
import type { Language } from "@madang/manifest";
import { dayStart } from "@madang/publishing";
import { noticeStage, type Notice, type NoticeEffect } from "../../contract/public.ts";
import { detailWords } from "../words/detail-words.ts";

export interface NoticeFactsProps {
  readonly notice: Notice;
  readonly language: Language;
  readonly now: Date;
  /** Language of the notice where it is not the page's. */
  readonly lang: string | undefined;
}

/** Number, who is in charge, and every time that matters; a date always with its weekday. */
export function NoticeFacts({ notice, language, now, lang }: NoticeFactsProps) {
  const words = detailWords[language];
  const time = (value: string) => <TimeText value={value} language={language} form="list-weekday" />;
  const { number, posted, opens, effect, closes, category } = notice;
  const facts = [
    ...(number === null ? [] : [{ name: words.number, value: <span lang={lang}>{number}</span> }]),
    { name: words.charge, value: <Charge notice={notice} lang={lang} /> },
    { name: words.posted, value: time(posted) },
    ...(opens === null ? [] : [{ name: words.opens, value: time(opens) }]),
    ...(effect === null ? [] : [{ name: words.effective, value: <Effective {...{ effect, language }} /> }]),
    ...(closes === null
      ? []
      : [{ name: words.closes[category], value: <Closes {...{ notice, closes, language, now }} /> }]),
  ];
  return <Facts columns={2} facts={facts} />;
}

function Charge({ notice, lang }: Pick<NoticeFactsProps, "notice" | "lang">) {
  const { department, officer, telephone } = notice;
  return (
    <>
      <span lang={lang}>{[department, officer].filter((name) => name !== null).join(" ")}</span>{" "}
      {telephone && <NumberText>{telephone}</NumberText>}
    </>
  );
}

interface EffectiveProps {
  readonly effect: NoticeEffect;
  readonly language: Language;
}

/** In force from a day on, as a rule: midnight says nothing. A day that we counted says so. */
function Effective({ effect: { from, stated }, language }: EffectiveProps) {
  const isMidnight = dayStart(new Date(from)).getTime() === new Date(from).getTime();
  return (
    <>
      <TimeText value={from} language={language} form={isMidnight ? "sentence-year" : "list-weekday"} />
      {!stated && <span className="m-muted"> ({detailWords[language].effectCounted})</span>}
    </>
  );
}

interface ClosesProps extends Pick<NoticeFactsProps, "notice" | "language" | "now"> {
  readonly closes: string;
}

function Closes({ notice, closes, language, now }: ClosesProps) {
  const stage = noticeStage(notice, now);
  const isCounted = stage === "open" || stage === "upcoming";
  return (
    <>
      <TimeText value={closes} language={language} form="list-weekday" />{" "}
      {isCounted && <Soon>{formatDaysLeft(daysLeft(closes, now), language)}</Soon>}
    </>
  );
}
