import type { Changing } from "../changing.ts";
import { DocumentList, type ListedDocument } from "@madang/design-system/document-list";
import { Room } from "@madang/design-system/room";
import { localizedPath, type Language } from "@madang/manifest";
import type { ListConditions } from "../list-conditions.ts";
import type { SearchFindings } from "../search-findings.ts";
import { matchedDocument } from "./matched-document.tsx";
import { SearchHelpLinks } from "./search-help-links.tsx";
import { listWords } from "./words/list-words.ts";
import { searchWords } from "./words/search-words.ts";

export interface SearchFoundData<Item> extends Changing {
  readonly q: string;
  readonly total: number;
  /** There is more than `total`. */
  readonly more: boolean;
  readonly items: readonly Item[];
  readonly findings?: SearchFindings | undefined;
}

export interface SearchFoundProps<Item> {
  readonly language: Language;
  readonly data: SearchFoundData<Item>;
  readonly id: string;
  readonly words: { readonly title: string; readonly notFound: (text: string) => string };
  readonly path: (conditions: ListConditions) => string;
  readonly documentOf: (item: Item) => ListedDocument;
}

/** What the portal's search found in one list; that nothing was found is said too. */
export function SearchFound<Item extends { readonly id: number }>(props: SearchFoundProps<Item>) {
  const { language, id, words, path, documentOf } = props;
  const { q, total, more, items, findings } = props.data;
  const { found, allFound } = listWords[language];
  const { count: counted, foundMore } = searchWords[language];
  const count = total.toLocaleString("en");
  const all = { href: localizedPath(path({ q }), language), label: allFound(counted(total, more)) };
  return (
    <Room
      id={id}
      title={words.title}
      text={total > 0 ? (more ? foundMore(count) : found(count)) : undefined}
      more={total > items.length ? all : undefined}
    >
      {total === 0 ? (
        <>
          <p className="m-muted">{words.notFound(q)}</p>
          <SearchHelpLinks language={language} q={q} help={findings?.help} path={path} />
        </>
      ) : (
        <DocumentList
          labelledBy={id}
          items={items.map((item) => matchedDocument(documentOf(item), item.id, findings))}
        />
      )}
    </Room>
  );
}
