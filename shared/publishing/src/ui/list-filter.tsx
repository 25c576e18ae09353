import { Field } from "@madang/design-system/field";
import { FilterForm } from "@madang/design-system/filter-form";
import { localizedPath } from "@madang/manifest";
import { longestSearch } from "../search-text.ts";
import { periods } from "../period.ts";
import { DayRange } from "./day-range.tsx";
import type { ListPageProps } from "./list-page-props.ts";
import { listWords } from "./words/list-words.ts";

type ListFilterProps = Pick<ListPageProps<unknown>, "language" | "data" | "id" | "words" | "path">;

/** A GET form, so that what was found has an address. */
export function ListFilter({ language, data, id, words: { find }, path }: ListFilterProps) {
  const words = listWords[language];
  const { category, state, q, dept, period } = data.conditions;
  const everyDepartment = { value: "", label: words.everyDepartment };
  const departments = data.departments.map((department) => ({ value: department, label: department }));
  const choice = { language, type: "select" } as const;
  return (
    <FilterForm language={language} label={find} action={localizedPath(path({}), language)}>
      {category && <input type="hidden" name="category" value={category} />}
      {state && <input type="hidden" name="state" value={state} />}
      <Field
        language={language}
        name="q"
        id={`${id}-q`}
        type="search"
        label={words.searchTerm}
        defaultValue={q}
        maxLength={longestSearch}
      />
      <Field
        {...choice}
        name="dept"
        id={`${id}-dept`}
        label={words.department}
        defaultValue={dept}
        options={[everyDepartment, ...departments]}
      />
      <Field
        {...choice}
        name="period"
        id={`${id}-period`}
        label={words.period}
        defaultValue={period}
        options={periods.map((value) => ({ value, label: words.periods[value] }))}
      />
      <DayRange language={language} id={id} conditions={data.conditions} />
    </FilterForm>
  );
}
