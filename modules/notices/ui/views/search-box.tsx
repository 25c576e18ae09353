import { DocumentList } from "@madang/design-system/document-list";
import { MoreLink } from "@madang/design-system/more-link";
import { localizedPath } from "@madang/manifest";
import type { ViewProps } from "@madang/module-kit";
import { noticePaths, type NoticeItem } from "../../contract/public.ts";
import { documentOf } from "../parts/document-of.tsx";
import { noticeWords } from "../words/notice-words.ts";

export interface SearchData {
  readonly q: string;
  readonly total: number;
  readonly items: readonly NoticeItem[];
}

/** What the portal's search found here; that nothing was found is said too. */
export function SearchBoxView({ data: { q, total, items }, language }: ViewProps<SearchData>) {
  const words = noticeWords[language];
  const count = total.toLocaleString("en");
  return (
    <>
      <h2 id="notices-found">{words.title}</h2>
      {total === 0 ? <p className="m-muted">{words.notFound(q)}</p> : <p>{words.found(count)}</p>}
      {total > 0 && (
        <DocumentList labelledBy="notices-found" items={items.map((item) => documentOf(item, language))} />
      )}
      {total > items.length && (
        <MoreLink href={localizedPath(noticePaths.list({ q }), language)}>{words.allFound(count)}</MoreLink>
      )}
    </>
  );
}

export default SearchBoxView;
