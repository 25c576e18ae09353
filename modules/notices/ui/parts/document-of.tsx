import type { ListedDocument } from "@madang/design-system/document-list";
import { Tag } from "@madang/design-system/tag";
import { TimeText } from "@madang/design-system/time-text";
import { localizedPath, type Language } from "@madang/manifest";
import { noticePaths, type NoticeItem } from "../../contract/public.ts";
import { noticeWords } from "../words/notice-words.ts";
import { stageWords } from "../words/stage-words.ts";
import { Deadline } from "./deadline.tsx";
import { StageTag } from "./stage-tag.tsx";

export interface DocumentContext {
  readonly language: Language;
  readonly now: Date;
}

/** A row of the list: where it stands at the left, what to keep in mind at the right. */
export function wideDocumentOf(notice: NoticeItem, { language, now }: DocumentContext): ListedDocument {
  const words = noticeWords[language];
  return {
    ...linkTo(notice, language),
    tags: (
      <>
        <StageTag notice={notice} now={now} language={language} inList />
        {notice.corrected && <Tag meaning="warn">{stageWords[language].corrected}</Tag>}
      </>
    ),
    meta: [
      words.categories[notice.category],
      notice.number,
      notice.department,
      <TimePosted key="posted" value={notice.posted} language={language} />,
    ],
    end: <Deadline notice={notice} now={now} language={language} />,
  };
}

/** A row of a short list. */
export function documentOf(notice: NoticeItem, language: Language): ListedDocument {
  return {
    ...linkTo(notice, language),
    meta: [
      noticeWords[language].categories[notice.category],
      notice.department,
      <TimeText key="posted" value={notice.posted} language={language} />,
    ],
  };
}

/** A row that says until when one may take part. */
export function closingDocumentOf(notice: NoticeItem, context: DocumentContext): ListedDocument {
  return {
    ...linkTo(notice, context.language),
    meta: [<Deadline key="deadline" notice={notice} {...context} />, notice.department],
  };
}

function linkTo({ id, title, language: own }: NoticeItem, language: Language) {
  const href = localizedPath(noticePaths.notice(id), language);
  return { href, title, lang: own === language ? undefined : own };
}

function TimePosted({ value, language }: { readonly value: string; readonly language: Language }) {
  const { postedBefore, postedAfter } = noticeWords[language];
  return (
    <>
      {postedBefore}
      <TimeText value={value} language={language} />
      {postedAfter}
    </>
  );
}
