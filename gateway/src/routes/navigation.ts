import { languages, localizedPath, type Language, type NavigationItem } from "@madang/manifest";
import type { LiveModule, NavigationEntry, RouteTable } from "./route-table.ts";

/** The most that a layout takes (see layoutRequestSchema). */
const mostItems = 50;

/** What one module declares. */
export function entriesOf({ id, record }: LiveModule): NavigationEntry[] {
  return record.manifest.navigation.map((item) => ({
    id: `${id}/${item.page}`,
    module: id,
    path: record.manifest.pages[item.page]?.path ?? "/",
    item,
  }));
}

/** Whether another build stands elsewhere in the menus; undefined: a build that is not there. */
export function hasOtherEntries(before: LiveModule | undefined, now: LiveModule | undefined): boolean {
  const entries = (one: LiveModule | undefined): string =>
    JSON.stringify(one === undefined ? [] : entriesOf(one));
  return entries(before) !== entries(now);
}

/** In place: the order in which they are shown. */
export function sortEntries(entries: NavigationEntry[]): NavigationEntry[] {
  return entries.sort((a, b) => a.item.order - b.item.order || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

export function shownEntries(entries: readonly NavigationEntry[]): readonly NavigationEntry[] {
  return entries.slice(0, mostItems);
}

export function navigationOf(shown: readonly NavigationEntry[]): RouteTable["navigation"] {
  const inLanguage = (language: Language): NavigationItem[] =>
    shown.map(({ id, path, item }) => ({
      id,
      label: item.label[language],
      href: localizedPath(path, language),
    }));
  return Object.fromEntries(languages.map((language) => [language, inLanguage(language)])) as Record<
    Language,
    NavigationItem[]
  >;
}

/** The page's own item, or that of the nearest page above it. */
export function currentOn(name: string, path: string, shown: readonly NavigationEntry[]): string | undefined {
  const own = shown.find((entry) => entry.id === name);
  const above = shown
    .filter((entry) => entry.path !== "/" && path.startsWith(`${entry.path}/`))
    .sort((a, b) => b.path.length - a.path.length);
  return (own ?? above[0])?.id;
}
