import type { Changing } from "@madang/publishing";
import { DocumentList } from "@madang/design-system/document-list";
import { Pair } from "@madang/design-system/pair";
import { Room } from "@madang/design-system/room";
import { Stack } from "@madang/design-system/stack";
import { localizedPath } from "@madang/manifest";
import type { ViewProps } from "@madang/module-kit";
import { noticePaths, type NoticeItem } from "../../contract/public.ts";
import { closingDocumentOf, documentOf } from "../parts/document-of.tsx";
import { noticeWords } from "../words/notice-words.ts";

export interface LatestData extends Changing {
  readonly newest: readonly NoticeItem[];
  readonly opinions: readonly NoticeItem[];
  /** How many were posted since midnight. */
  readonly today: number;
  readonly now: string;
}

/** The room of the home page: what is new, beside what waits for an opinion. */
export function LatestBoxView({ data, language }: ViewProps<LatestData>) {
  const words = noticeWords[language];
  const { newest, opinions, today } = data;
  const context = { language, now: new Date(data.now) };
  const more = { href: localizedPath(noticePaths.list(), language), label: words.more };
  const text = today > 0 ? words.homeToday(today) : words.homeRecent;
  return (
    <Room id="notices-latest" title={words.title} text={text} more={more}>
      <Pair>
        <Stack>
          <h3 id="notices-new">{words.homeNew}</h3>
          <DocumentList
            headingLevel={4}
            labelledBy="notices-new"
            items={newest.map((notice) => documentOf(notice, language))}
          />
        </Stack>
        <Stack>
          <h3 id="notices-opinions">{words.homeOpinions}</h3>
          {opinions.length === 0 ? (
            <p className="m-muted">{words.homeNoOpinions}</p>
          ) : (
            <DocumentList
              headingLevel={4}
              labelledBy="notices-opinions"
              items={opinions.map((notice) => closingDocumentOf(notice, context))}
            />
          )}
        </Stack>
      </Pair>
    </Room>
  );
}

export default LatestBoxView;
