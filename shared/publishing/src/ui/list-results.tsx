import { DocumentList } from "@madang/design-system/document-list";
import { Line } from "@madang/design-system/line";
import { NumberText } from "@madang/design-system/number-text";
import { Pagination } from "@madang/design-system/pagination";
import { localizedPath } from "@madang/manifest";
import { pageInAddress } from "../page-number.ts";
import { ListChips } from "./list-chips.tsx";
import type { ListPageProps } from "./list-page-props.ts";
import { ListStates } from "./list-states.tsx";
import { matchedDocument } from "./matched-document.tsx";
import { NothingFound } from "./nothing-found.tsx";
import { SearchNote } from "./search-note.tsx";
import { searchWords } from "./words/search-words.ts";

/** How many there are under which conditions, the rows of this page, and the other pages. */
export function ListResults<Item extends { readonly id: number }>(props: ListPageProps<Item>) {
  const { id, language, words, path, documentOf } = props;
  const { list, conditions, findings } = props.data;
  const { moreBefore, moreAfter } = searchWords[language];
  const hrefFor = (page: number) =>
    localizedPath(path({ ...conditions, page: pageInAddress(page) }), language);
  return (
    <section aria-labelledby={`${id}-results`}>
      <Line>
        <h2 id={`${id}-results`}>
          {words.countBefore}
          <NumberText>{list.total}</NumberText>
          {list.more && moreBefore}
          {words.countAfter(list.total)}
          {list.more && moreAfter}
        </h2>
        <ListChips {...props} />
      </Line>
      <ListStates {...props} />
      <SearchNote language={language} findings={findings} more={list.more} />
      {list.total === 0 ? (
        <NothingFound {...props} />
      ) : (
        <div className="m-gap-s">
          <DocumentList
            items={list.items.map((item) => matchedDocument(documentOf(item), item.id, findings))}
            wide
            ordered
          />
        </div>
      )}
      <Pagination language={language} current={list.page} last={list.pages} hrefFor={hrefFor} />
    </section>
  );
}
