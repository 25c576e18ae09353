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
import { newsPaths, type NewsItems, type NewsListConditions } from "../../contract/public.ts";
import { documentOf } from "../parts/document-of.tsx";
import { ListChips } from "../parts/list-chips.tsx";
import { KindTabs, ListFilter } from "../parts/list-filter.tsx";
import { newsWords } from "../words/news-words.ts";

export interface ListData {
  readonly list: NewsItems;
  /** Those that were asked for. */
  readonly conditions: NewsListConditions;
  readonly departments: readonly string[];
  /** Articles that exist in the other language alone. */
  readonly untranslated: number;
  readonly owner: { readonly department: string; readonly telephone: string };
}

export function ListView({ data, language }: ViewProps<ListData>) {
  const words = newsWords[language];
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
  const words = newsWords[language];
  const { list, conditions } = data;
  const [before, count, after] = words.count(String(list.total));
  return (
    <section aria-labelledby="news-results">
      <Line>
        <h2 id="news-results">
          {before}
          <NumberText>{Number(count)}</NumberText>
          {after}
        </h2>
        <ListChips language={language} conditions={conditions} />
      </Line>
      {list.total === 0 ? (
        <Empty
          title={words.emptyTitle(conditions.q ?? "")}
          acts={<ButtonLink href={localizedPath(newsPaths.list(), language)}>{words.emptyAct}</ButtonLink>}
        >
          {words.emptyText}
        </Empty>
      ) : (
        <div className="m-gap-s">
          <DocumentList items={list.items.map((item) => documentOf(item, language, true))} wide ordered />
        </div>
      )}
      <Pagination
        language={language}
        current={list.page}
        last={list.pages}
        hrefFor={(page) =>
          localizedPath(newsPaths.list({ ...conditions, page: page === 1 ? undefined : page }), language)
        }
      />
    </section>
  );
}

function InKorean({ count }: { readonly count: number }) {
  const words = newsWords.en;
  return (
    <span>
      {words.otherLanguage(count)} <MoreLink href={newsPaths.list()}>{words.otherLanguageLink}</MoreLink>
    </span>
  );
}

export default ListView;
