import { Field } from "@madang/design-system/field";
import { FilterForm } from "@madang/design-system/filter-form";
import { Tabs } from "@madang/design-system/tabs";
import { localizedPath, type Language } from "@madang/manifest";
import { periods } from "@madang/publishing";
import { noticeGroupNames, noticePaths, type NoticeListConditions } from "../../contract/public.ts";
import { noticeWords } from "../words/notice-words.ts";

export interface ListFilterProps {
  readonly language: Language;
  readonly conditions: NoticeListConditions;
  readonly departments: readonly string[];
}

/** Kinds as tabs; a tab keeps what was searched for. */
export function KindTabs({ language, conditions }: Omit<ListFilterProps, "departments">) {
  const words = noticeWords[language];
  const tab = (category: (typeof noticeGroupNames)[number] | undefined, label: string) => ({
    href: localizedPath(noticePaths.list({ ...conditions, category, page: undefined }), language),
    label,
    current: (conditions.category ?? "") === (category ?? ""),
  });
  const tabs = noticeGroupNames.map((category) => tab(category, words.groups[category]));
  return <Tabs label={words.kinds} tabs={[tab(undefined, words.all), ...tabs]} />;
}

/** A GET form, so that what was found has an address. */
export function ListFilter({ language, conditions, departments }: ListFilterProps) {
  const words = noticeWords[language];
  return (
    <FilterForm language={language} label={words.find} action={localizedPath(noticePaths.list(), language)}>
      {conditions.category && <input type="hidden" name="category" value={conditions.category} />}
      <Field
        language={language}
        name="q"
        id="notices-q"
        type="search"
        label={words.searchTerm}
        defaultValue={conditions.q}
        maxLength={100}
      />
      <Field
        language={language}
        name="dept"
        id="notices-dept"
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
        id="notices-period"
        type="select"
        label={words.period}
        defaultValue={conditions.period}
        options={periods.map((period) => ({ value: period, label: words.periods[period] }))}
      />
    </FilterForm>
  );
}
