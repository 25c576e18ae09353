import { ButtonLink } from "@madang/design-system/button";
import { DocumentList } from "@madang/design-system/document-list";
import { Empty } from "@madang/design-system/empty";
import { Line } from "@madang/design-system/line";
import { MoreLink } from "@madang/design-system/more-link";
import { NumberText } from "@madang/design-system/number-text";
import { PageHead } from "@madang/design-system/page-head";
import { Pagination } from "@madang/design-system/pagination";
import { Stack } from "@madang/design-system/stack";
import { localizedPath } from "@madang/manifest";
import type { ViewProps } from "@madang/module-kit";
import { noticePaths, type NoticeItems, type NoticeListConditions } from "../../contract/public.ts";
import { wideDocumentOf } from "../parts/document-of.tsx";
import { ListChips } from "../parts/list-chips.tsx";
import { KindTabs, ListFilter } from "../parts/list-filter.tsx";
import { noticeWords } from "../words/notice-words.ts";

export interface ListData {
  readonly list: NoticeItems;
  /** Those that were asked for. */
  readonly conditions: NoticeListConditions;
  readonly departments: readonly string[];
  /** Notices that exist in the other language alone. */
  readonly untranslated: number;
  readonly owner: { readonly department: string; readonly telephone: string };
  /** When this was read: what the days left are counted from. */
  readonly now: string;
}

export function ListView({ data, language }: ViewProps<ListData>) {
  const words = noticeWords[language];
  const { conditions, departments, owner } = data;
  return (
    <>
      <PageHead title={words.title} lede={words.lede} />
      <Stack large>
        <KindTabs language={language} conditions={conditions} />
        <ListFilter language={language} conditions={conditions} departments={departments} />
        <Results data={data} language={language} />
        <Line small>
          {language === "en" && data.untranslated > 0 ? <InKorean count={data.untranslated} /> : <span />}
          <span className="m-muted">
            {words.lost} {owner.department} <NumberText>{owner.telephone}</NumberText>
          </span>
        </Line>
      </Stack>
    </>
  );
}

function Results({ data, language }: Pick<ViewProps<ListData>, "data" | "language">) {
  const words = noticeWords[language];
  const { list, conditions } = data;
  const context = { language, now: new Date(data.now) };
  return (
    <section aria-labelledby="notices-results">
      <Line>
        <h2 id="notices-results">
          {words.countBefore}
          <NumberText>{list.total}</NumberText>
          {words.countAfter(list.total)}
        </h2>
        <ListChips language={language} conditions={conditions} />
      </Line>
      {list.total === 0 ? (
        <Empty
          title={words.emptyTitle(conditions.q ?? "")}
          acts={<ButtonLink href={localizedPath(noticePaths.list(), language)}>{words.emptyAct}</ButtonLink>}
        >
          {words.emptyText}
        </Empty>
      ) : (
        <div className="m-gap-s">
          <DocumentList items={list.items.map((notice) => wideDocumentOf(notice, context))} wide ordered />
        </div>
      )}
      <Pagination
        language={language}
        current={list.page}
        last={list.pages}
        hrefFor={(page) =>
          localizedPath(noticePaths.list({ ...conditions, page: page === 1 ? undefined : page }), language)
        }
      />
    </section>
  );
}

function InKorean({ count }: { readonly count: number }) {
  const words = noticeWords.en;
  return (
    <span>
      {words.otherLanguage(count)} <MoreLink href={noticePaths.list()}>{words.otherLanguageLink}</MoreLink>
    </span>
  );
}

export default ListView;
