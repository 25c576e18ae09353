import { Field } from "@madang/design-system/field";
import { FilterForm } from "@madang/design-system/filter-form";
import { Tabs } from "@madang/design-system/tabs";
import { localizedPath, type Language } from "@madang/manifest";
import { periods } from "@madang/publishing";
import { newsCategories, newsPaths, type NewsListConditions } from "../../contract/public.ts";
import { newsWords } from "../words/news-words.ts";

export interface ListFilterProps {
  readonly language: Language;
  readonly conditions: NewsListConditions;
  readonly departments: readonly string[];
}

/** Kinds as tabs; a tab keeps what was searched for. */
export function KindTabs({ language, conditions }: Omit<ListFilterProps, "departments">) {
  const words = newsWords[language];
  const tab = (category: (typeof newsCategories)[number] | undefined, label: string) => ({
    href: localizedPath(newsPaths.list({ ...conditions, category, page: undefined }), language),
    label,
    current: (conditions.category ?? "") === (category ?? ""),
  });
  const tabs = newsCategories.map((category) => tab(category, words.categories[category]));
  return <Tabs label={words.kinds} tabs={[tab(undefined, words.all), ...tabs]} />;
}

/** A GET form, so that what was found has an address. */
export function ListFilter({ language, conditions, departments }: ListFilterProps) {
  const words = newsWords[language];
  return (
    <FilterForm language={language} label={words.find} action={localizedPath(newsPaths.list(), language)}>
      {conditions.category && <input type="hidden" name="category" value={conditions.category} />}
      <Field
        language={language}
        name="q"
        id="news-q"
        type="search"
        label={words.searchTerm}
        defaultValue={conditions.q}
        maxLength={100}
      />
      <Field
        language={language}
        name="dept"
        id="news-dept"
        type="select"
        label={words.department}
        defaultValue={conditions.dept}
        options={[
          { value: "", label: words.everyDepartment },
          ...departments.map((department) => ({ value: department, label: department })),
        ]}
      />
      <Field
        language={language}
        name="period"
        id="news-period"
        type="select"
        label={words.period}
        defaultValue={conditions.period}
        options={periods.map((period) => ({ value: period, label: words.periods[period] }))}
      />
    </FilterForm>
  );
}
