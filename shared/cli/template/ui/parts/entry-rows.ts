import type { ListedDocument } from "@madang/design-system";
import { localizedPath, type Language } from "@madang/manifest";
import { exampleServicePaths } from "../../contract/paths.ts";
import type { EntryItem } from "../../contract/public.ts";

/** Entries as rows of a list. */
export function entryRows(items: readonly EntryItem[], language: Language): ListedDocument[] {
  return items.map((item) => ({
    href: localizedPath(exampleServicePaths.entry(item.id), language),
    title: item.title,
    lang: item.language === language ? undefined : item.language,
    meta: [item.day, item.place],
  }));
}
