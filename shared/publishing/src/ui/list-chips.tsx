import { Chips } from "@madang/design-system/chips";
import { localizedPath } from "@madang/manifest";
import type { ListConditions } from "../list-conditions.ts";
import type { Period } from "../period.ts";
import type { ListPageProps } from "./list-page-props.ts";
import { listWords } from "./words/list-words.ts";

type ListChipsProps = Pick<ListPageProps<unknown>, "language" | "data" | "path">;

/** The conditions in use, each with the way to the list without it. Nothing where there are none. */
export function ListChips({ language, data: { conditions }, path }: ListChipsProps) {
  const words = listWords[language];
  const { category, q, dept, period } = conditions;
  const without = (name: keyof ListConditions) =>
    localizedPath(path({ ...conditions, page: undefined, [name]: undefined }), language);
  const chips = [
    ...(q ? [{ href: without("q"), label: words.chipSearch(q) }] : []),
    ...(dept ? [{ href: without("dept"), label: dept }] : []),
    ...(period ? [{ href: without("period"), label: words.periods[period as Period] }] : []),
  ];
  if (chips.length === 0) return null;
  const clear = { href: localizedPath(path({ category }), language), label: words.clear };
  return <Chips language={language} chips={chips} clear={clear} />;
}
