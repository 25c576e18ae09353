import type { Changing } from "@madang/publishing";
import { Note } from "@madang/design-system/note";
import { PageHead } from "@madang/design-system/page-head";
import { Prose } from "@madang/design-system/prose";
import { Split } from "@madang/design-system/split";
import { Tag } from "@madang/design-system/tag";
import { localizedPath } from "@madang/manifest";
import type { ViewProps } from "@madang/module-kit";
import { Attachments } from "@madang/publishing/ui/attachments";
import { LicenceMark } from "@madang/publishing/ui/licence-mark";
import { Neighbours } from "@madang/publishing/ui/neighbours";
import { noticePaths, type Notice, type NoticeItem } from "../../contract/public.ts";
import { CorrectionHistory, CorrectionNote } from "../parts/corrections.tsx";
import { EffectExplained } from "../parts/effect-explained.tsx";
import { NoticeAside } from "../parts/notice-aside.tsx";
import { OpinionAnswers } from "../parts/opinion-answers.tsx";
import { isOpenForOpinions } from "../parts/opinions-panel.tsx";
import { NoticeFacts } from "../parts/notice-facts.tsx";
import { StageTag } from "../parts/stage-tag.tsx";
import { detailWords } from "../words/detail-words.ts";
import { noticeWords } from "../words/notice-words.ts";
import { stageWords } from "../words/stage-words.ts";

export interface NoticeData extends Changing {
  readonly notice: Notice;
  readonly older: NoticeItem | undefined;
  readonly newer: NoticeItem | undefined;
  readonly owner: { readonly department: string; readonly telephone: string };
  /** Scheme and host that citizens see. */
  readonly origin: string;
  /** When this was read: what the days left are counted from. */
  readonly now: string;
}

export function NoticeView({ data, language }: ViewProps<NoticeData>) {
  const words = detailWords[language];
  const { notice, owner } = data;
  const now = new Date(data.now);
  const lang = notice.language === language ? undefined : notice.language;
  const shown = { notice, language, now, lang };
  const link = (item: NoticeItem | undefined) =>
    item && { title: item.title, href: localizedPath(noticePaths.notice(item.id), language) };
  return (
    <>
      <article>
        <PageHead title={notice.title} lang={lang} tags={<NoticeTags {...shown} />} />
        <NoticeFacts {...shown} />
        <Split
          gap="medium"
          aside={<NoticeAside {...shown} owner={owner} origin={data.origin} />}
          asideLabel={isOpenForOpinions(notice, now) ? words.asideLabel : words.asideLabelPlain}
        >
          {lang && <Note title={words.onlyOther} />}
          <CorrectionNote {...shown} />
          <EffectExplained {...shown} />
          <Prose nodes={notice.content} lang={lang} />
          <Attachments
            language={language}
            attachments={notice.attachments}
            textPath={(file) => noticePaths.file(notice.id, file)}
            lang={lang}
          />
          <OpinionAnswers {...shown} />
          <CorrectionHistory {...shown} />
          <LicenceMark
            language={language}
            licence={notice.licence}
            source={notice.department}
            title={notice.title}
            published={notice.posted}
            lang={lang}
          />
        </Split>
      </article>
      <Neighbours label={words.neighbours} older={link(data.older)} newer={link(data.newer)} />
    </>
  );
}

type Part = Pick<ViewProps<NoticeData>, "data" | "language">;

function NoticeTags({ notice, language, now }: { notice: Notice; now: Date } & Pick<Part, "language">) {
  const count = notice.corrections.length;
  return (
    <>
      <StageTag notice={notice} now={now} language={language} />
      <Tag>{noticeWords[language].categories[notice.category]}</Tag>
      {count > 0 && <Tag meaning="warn">{stageWords[language].correctedTimes(count)}</Tag>}
    </>
  );
}

export default NoticeView;
