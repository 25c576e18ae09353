import { daysLeft, formatDaysLeft } from "@madang/design-system/format/format-days-left";
import { formatDate } from "@madang/design-system/format/format-date";
import { Panel } from "@madang/design-system/panel";
import { Soon } from "@madang/design-system/soon";
import type { Language } from "@madang/manifest";
import { noticeStage, takesOpinions, type Notice } from "../../contract/public.ts";
import { detailWords } from "../words/detail-words.ts";

export interface OpinionsPanelProps {
  readonly notice: Notice;
  readonly language: Language;
  readonly now: Date;
  readonly lang: string | undefined;
}

/** True while opinions are taken: then the aside says how. */
export function isOpenForOpinions(notice: Notice, now: Date): boolean {
  return takesOpinions(notice.category) && noticeStage(notice, now) === "open";
}

/** How to send an opinion and how long one can; before and after that, when it was. */
export function OpinionsPanel({ notice, language, now, lang }: OpinionsPanelProps) {
  const { category, opens, closes } = notice;
  if (!takesOpinions(category) || closes === null) return null;
  const words = detailWords[language];
  const moment = (value: string) => formatDate(value, { language, form: "sentence-time" });
  const stage = noticeStage(notice, now);
  if (stage === "upcoming" && opens !== null)
    return (
      <Panel title={words.opinions}>
        <p>{words.opinionsLater(moment(opens))}</p>
      </Panel>
    );
  if (stage !== "open")
    return (
      <Panel title={words.opinionsOver}>
        <p>{words.opinionsOverText(moment(closes))}</p>
      </Panel>
    );
  const department = [notice.department, notice.team].filter((name) => name !== null).join(" ");
  return (
    <Panel title={words.opinions} tint screenOnly>
      <p>
        <Soon>{formatDaysLeft(daysLeft(closes, now), language)}</Soon>
      </p>
      <p>{words.opinionsText(moment(closes))}</p>
      <p>
        {words.opinionsTo} <span lang={lang}>{department}</span>. {words.opinionsAddress}
      </p>
      <p className="m-small m-muted">{words.opinionsWhere}</p>
    </Panel>
  );
}
