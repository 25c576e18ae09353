import type { Changing } from "../changing.ts";
import type { ListedDocument } from "@madang/design-system/document-list";
import type { Language } from "@madang/manifest";
import type { DocumentPage } from "../document-page.ts";
import type { ListConditions } from "../list-conditions.ts";
import type { SearchFindings } from "../search-findings.ts";

export interface ListPageData<Item> extends Changing {
  readonly list: DocumentPage<Item>;
  /** Those that were asked for. */
  readonly conditions: ListConditions;
  /** What was found where words were searched for. */
  readonly findings?: SearchFindings | undefined;
  readonly departments: readonly string[];
  /** How many there are in each state under the other conditions, where the list has states. */
  readonly counts?: Readonly<Record<string, number>> | undefined;
  /** The feed of what is shown, as far as feeds can be narrowed; without language prefix. */
  readonly feed: string;
  /** Documents that exist in the other language alone. */
  readonly untranslated: number;
  readonly owner: { readonly department: string; readonly telephone: string };
}

/** What each list says in words of its own. */
export interface ListPageWords {
  readonly title: string;
  readonly lede: string;
  /** Names the tabs. */
  readonly kinds: string;
  /** Names the search. */
  readonly find: string;
  readonly countBefore: string;
  readonly countAfter: (count: number) => string;
  readonly emptyTitle: (text: string) => string;
  readonly emptyAct: string;
  readonly lost: string;
  readonly otherLanguage: (count: number) => string;
  readonly otherLanguageLink: string;
}

export interface ListPageProps<Item> {
  readonly language: Language;
  readonly data: ListPageData<Item>;
  /** Begins the ids of what stands on the page. */
  readonly id: string;
  readonly words: ListPageWords;
  /** In the order of the tabs. */
  readonly kinds: readonly { readonly value: string; readonly label: string }[];
  /** What state a document may be in, in the order of time. */
  readonly states?: readonly { readonly value: string; readonly label: string }[] | undefined;
  /** The list's own path, without language prefix. */
  readonly path: (conditions: ListConditions) => string;
  readonly documentOf: (item: Item) => ListedDocument;
}
