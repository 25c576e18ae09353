import { ButtonLink } from "@madang/design-system/button";
import { DocumentList } from "@madang/design-system/document-list";
import { Empty } from "@madang/design-system/empty";
import { Line } from "@madang/design-system/line";
import { NumberText } from "@madang/design-system/number-text";
import { Pagination } from "@madang/design-system/pagination";
import { localizedPath } from "@madang/manifest";
import { pageInAddress } from "../page-number.ts";
import { ListChips } from "./list-chips.tsx";
import type { ListPageProps } from "./list-page-props.ts";
import { ListStates } from "./list-states.tsx";
import { listWords } from "./words/list-words.ts";

/** How many there are under which conditions, the rows of this page, and the other pages. */
export function ListResults<Item>(props: ListPageProps<Item>) {
  const { id, language, words, path, documentOf } = props;
  const { list, conditions } = props.data;
  const hrefFor = (page: number) =>
    localizedPath(path({ ...conditions, page: pageInAddress(page) }), language);
  return (
    <section aria-labelledby={`${id}-results`}>
      <Line>
        <h2 id={`${id}-results`}>
          {words.countBefore}
          <NumberText>{list.total}</NumberText>
          {words.countAfter(list.total)}
        </h2>
        <ListChips {...props} />
      </Line>
      <ListStates {...props} />
      {list.total === 0 ? (
        <NothingFound {...props} />
      ) : (
        <div className="m-gap-s">
          <DocumentList items={list.items.map(documentOf)} wide ordered />
        </div>
      )}
      <Pagination language={language} current={list.page} last={list.pages} hrefFor={hrefFor} />
    </section>
  );
}

type NothingFoundProps = Pick<ListPageProps<unknown>, "language" | "data" | "words" | "path">;

function NothingFound({ language, data, words, path }: NothingFoundProps) {
  const act = <ButtonLink href={localizedPath(path({}), language)}>{words.emptyAct}</ButtonLink>;
  const { q = "", from, to } = data.conditions;
  const { emptyText, emptyDays } = listWords[language];
  return (
    <Empty title={words.emptyTitle(q)} acts={act}>
      {from !== undefined && to !== undefined && from > to ? emptyDays : emptyText}
    </Empty>
  );
}
