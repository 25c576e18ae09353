import { DocumentList } from "@madang/design-system/document-list";
import { Room } from "@madang/design-system/room";
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
  const all = { href: localizedPath(noticePaths.list({ q }), language), label: words.allFound(count) };
  return (
    <Room
      id="notices-found"
      title={words.title}
      text={total > 0 ? words.found(count) : undefined}
      more={total > items.length ? all : undefined}
    >
      {total === 0 ? (
        <p className="m-muted">{words.notFound(q)}</p>
      ) : (
        <DocumentList labelledBy="notices-found" items={items.map((item) => documentOf(item, language))} />
      )}
    </Room>
  );
}

export default SearchBoxView;
