import { Facts } from "@madang/design-system/facts";
import { daysLeft, formatDaysLeft } from "@madang/design-system/format/format-days-left";
import { NumberText } from "@madang/design-system/number-text";
import { Soon } from "@madang/design-system/soon";
import { TimeText } from "@madang/design-system/time-text";
import type { Language } from "@madang/manifest";
import { noticeStage, type Notice } from "../../contract/public.ts";
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
  const { number, posted, opens, effective, closes, category } = notice;
  const facts = [
    ...(number === null ? [] : [{ name: words.number, value: <span lang={lang}>{number}</span> }]),
    { name: words.charge, value: <Charge notice={notice} lang={lang} /> },
    { name: words.posted, value: time(posted) },
    ...(opens === null ? [] : [{ name: words.opens, value: time(opens) }]),
    ...(effective === null
      ? []
      : [{ name: words.effective, value: <Effective {...{ effective, language }} /> }]),
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

/** In force from a day on; the hour is midnight and says nothing. */
function Effective({ effective, language }: { readonly effective: string; readonly language: Language }) {
  return <TimeText value={effective} language={language} form="sentence-year" />;
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
