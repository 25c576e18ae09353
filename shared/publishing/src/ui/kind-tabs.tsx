import { Tabs } from "@madang/design-system/tabs";
import { localizedPath } from "@madang/manifest";
import type { ListPageProps } from "./list-page-props.ts";
import { listWords } from "./words/list-words.ts";

type KindTabsProps = Pick<ListPageProps<unknown>, "language" | "data" | "words" | "kinds" | "path">;

/** Kinds as tabs; a tab keeps what was searched for. */
export function KindTabs({ language, data: { conditions }, words, kinds, path }: KindTabsProps) {
  const tab = (category: string | undefined, label: string) => ({
    href: localizedPath(path({ ...conditions, category, page: undefined }), language),
    label,
    current: (conditions.category ?? "") === (category ?? ""),
  });
  const tabs = kinds.map(({ value, label }) => tab(value, label));
  return <Tabs label={words.kinds} tabs={[tab(undefined, listWords[language].all), ...tabs]} />;
}
