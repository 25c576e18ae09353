import type { ViewProps } from "@madang/module-kit";
import { ListPage, type ListPageData } from "@madang/publishing/ui/list-page";
import { noticeGroupNames, noticePaths, noticeStates, type NoticeItem } from "../../contract/public.ts";
import { wideDocumentOf } from "../parts/document-of.tsx";
import { noticeWords } from "../words/notice-words.ts";

export interface ListData extends ListPageData<NoticeItem> {
  /** When this was read: what the days left are counted from. */
  readonly now: string;
}

export function ListView({ data, language }: ViewProps<ListData>) {
  const words = noticeWords[language];
  const context = { language, now: new Date(data.now) };
  return (
    <ListPage
      data={data}
      language={language}
      id="notices"
      words={words}
      kinds={noticeGroupNames.map((value) => ({ value, label: words.groups[value] }))}
      states={noticeStates.map((value) => ({ value, label: words.states[value] }))}
      path={noticePaths.list}
      documentOf={(notice) => wideDocumentOf(notice, context)}
    />
  );
}

export default ListView;
