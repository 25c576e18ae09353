import { Chips } from "@madang/design-system/chips";
import { localizedPath, type Language } from "@madang/manifest";
import type { Period } from "@madang/publishing";
import { noticePaths, type NoticeListConditions } from "../../contract/public.ts";
import { noticeWords } from "../words/notice-words.ts";

export interface ListChipsProps {
  readonly language: Language;
  readonly conditions: NoticeListConditions;
}

/** The conditions in use, each with the way to the list without it. Nothing where there are none. */
export function ListChips({ language, conditions }: ListChipsProps) {
  const words = noticeWords[language];
  const { q, dept, period } = conditions;
  const without = (name: keyof NoticeListConditions) =>
    localizedPath(noticePaths.list({ ...conditions, page: undefined, [name]: undefined }), language);
  const chips = [
    ...(q ? [{ href: without("q"), label: words.chipSearch(q) }] : []),
    ...(dept ? [{ href: without("dept"), label: dept }] : []),
    ...(period ? [{ href: without("period"), label: words.periods[period as Period] }] : []),
  ];
  if (chips.length === 0) return null;
  const clear = localizedPath(noticePaths.list({ category: conditions.category }), language);
  return <Chips language={language} chips={chips} clear={{ href: clear, label: words.clear }} />;
}
