import "./list-states.css";
import { NumberText } from "@madang/design-system/number-text";
import { localizedPath } from "@madang/manifest";
import type { ListPageProps } from "./list-page-props.ts";
import { listWords } from "./words/list-words.ts";

type ListStatesProps = Pick<ListPageProps<unknown>, "language" | "data" | "path" | "states">;

/** What is to come, what is in force, what is over: each a link, with how many there are of it. */
export function ListStates({ language, data: { conditions, counts }, path, states }: ListStatesProps) {
  if (states === undefined || counts === undefined) return null;
  const { all, states: label } = listWords[language];
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const choices = [
    { value: undefined, label: all, count: total },
    ...states.map((state) => ({ ...state, count: counts[state.value] ?? 0 })),
  ];
  return (
    <nav className="p-states" aria-label={label}>
      {choices.map(({ value, label: name, count }) => (
        <a
          key={name}
          href={localizedPath(path({ ...conditions, state: value, page: undefined }), language)}
          aria-current={conditions.state === value ? "page" : undefined}
        >
          {name} <NumberText>{count}</NumberText>
        </a>
      ))}
    </nav>
  );
}
