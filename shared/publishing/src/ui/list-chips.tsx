import { Chips } from "@madang/design-system/chips";
import { localizedPath } from "@madang/manifest";
import type { ListConditions } from "../list-conditions.ts";
import type { Period } from "../period.ts";
import type { ListPageProps } from "./list-page-props.ts";
import { listWords } from "./words/list-words.ts";

type ListChipsProps = Pick<ListPageProps<unknown>, "language" | "data" | "path" | "states">;

/** The conditions in use, each with the way to the list without it. Nothing where there are none. */
export function ListChips({ language, data: { conditions }, path, states }: ListChipsProps) {
  const words = listWords[language];
  const { category, state, q, dept, period, from = "", to = "" } = conditions;
  const without = (...names: (keyof ListConditions)[]) =>
    localizedPath(path({ ...conditions, page: undefined, ...nothingOf(names) }), language);
  const stateLabel = states?.find(({ value }) => value === state)?.label;
  const chips = [
    ...(q ? [{ href: without("q"), label: words.chipSearch(q) }] : []),
    ...(dept ? [{ href: without("dept"), label: dept }] : []),
    ...(stateLabel ? [{ href: without("state"), label: stateLabel }] : []),
    ...(from || to ? [{ href: without("from", "to"), label: words.chipDays(from, to) }] : []),
    ...(period ? [{ href: without("period"), label: words.periods[period as Period] }] : []),
  ];
  if (chips.length === 0) return null;
  const clear = { href: localizedPath(path({ category }), language), label: words.clear };
  return <Chips language={language} chips={chips} clear={clear} />;
}

function nothingOf(names: readonly (keyof ListConditions)[]): ListConditions {
  return Object.fromEntries(names.map((name) => [name, undefined]));
}
