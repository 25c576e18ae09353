import { formatDate } from "@madang/design-system/format/format-date";
import { Panel } from "@madang/design-system/panel";
import { Telephone } from "@madang/design-system/telephone";
import type { Language } from "@madang/manifest";
import { noticeStage, takesOpinions, type Notice } from "../../contract/public.ts";
import { detailWords } from "../words/detail-words.ts";

export interface NoticeAsideProps {
  readonly notice: Notice;
  readonly language: Language;
  readonly now: Date;
  readonly lang: string | undefined;
  /** Who answers where the notice names no telephone. */
  readonly owner: { readonly department: string; readonly telephone: string };
}

/** True while opinions are taken: then the aside says how. */
export function isOpenForOpinions(notice: Notice, now: Date): boolean {
  return takesOpinions(notice.category) && noticeStage(notice, now) === "open";
}

export function NoticeAside({ notice, language, now, lang, owner }: NoticeAsideProps) {
  const words = detailWords[language];
  const department = [notice.department, notice.team].filter((name) => name !== null).join(" ");
  return (
    <>
      {isOpenForOpinions(notice, now) && notice.closes !== null && (
        <Panel title={words.opinions} tint screenOnly>
          <p>{words.opinionsText(formatDate(notice.closes, { language, form: "sentence-time" }))}</p>
          <p className="m-small m-muted">{words.opinionsWhere}</p>
        </Panel>
      )}
      <Panel title={words.ask}>
        {notice.telephone === null ? <p>{owner.department}</p> : <p lang={lang}>{department}</p>}
        <p>
          <Telephone number={notice.telephone ?? owner.telephone} />
        </p>
        <p className="m-small m-muted">{words.hours}</p>
      </Panel>
    </>
  );
}
