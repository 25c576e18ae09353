import { Chips } from "@madang/design-system/chips";
import { localizedPath, type Language } from "@madang/manifest";
import type { Period } from "@madang/publishing";
import { newsPaths, type NewsListConditions } from "../../contract/public.ts";
import { newsWords } from "../words/news-words.ts";

export interface ListChipsProps {
  readonly language: Language;
  readonly conditions: NewsListConditions;
}

/** The conditions in use, each with the way to the list without it. Nothing where there are none. */
export function ListChips({ language, conditions }: ListChipsProps) {
  const words = newsWords[language];
  const { q, dept, period } = conditions;
  const without = (name: keyof NewsListConditions) =>
    localizedPath(newsPaths.list({ ...conditions, page: undefined, [name]: undefined }), language);
  const chips = [
    ...(q ? [{ href: without("q"), label: words.chipSearch(q) }] : []),
    ...(dept ? [{ href: without("dept"), label: dept }] : []),
    ...(period ? [{ href: without("period"), label: words.periods[period as Period] }] : []),
  ];
  if (chips.length === 0) return null;
  const clear = localizedPath(newsPaths.list({ category: conditions.category }), language);
  return <Chips language={language} chips={chips} clear={{ href: clear, label: words.clear }} />;
}
