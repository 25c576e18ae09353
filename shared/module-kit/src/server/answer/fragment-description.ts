import {
  decodeFragment,
  encodeFragment,
  languages,
  localizedPath,
  type FragmentDescriptionInput,
  type Language,
} from "@madang/manifest";
import type { PageDescription } from "../define-page.ts";
import { localPath } from "../outcome.ts";

/** Titles and summaries travel in a header field, whose whole length proxies limit to about 16 kB. */
const longest = { title: 200, description: 300, label: 80 };

export interface DescribedFragment {
  readonly subject: string;
  readonly view: string;
  readonly html: string;
  readonly language: Language;
  /** Absent for boxes. */
  readonly page?: PageDescription;
}

/** Value of `madang-fragment`. Throws MANIFEST_FRAGMENT_INVALID before a wrong one leaves the module. */
export function describeFragment({ subject, view, html, language, page }: DescribedFragment): string {
  const field = encodeFragment({
    v: 1,
    view,
    slots: slotsIn(html),
    ...(page === undefined ? {} : pageFields(page, language)),
  });
  decodeFragment(field, subject);
  return field;
}

function pageFields(page: PageDescription, language: Language): Partial<FragmentDescriptionInput> {
  const { title, description, breadcrumb = [], alternates, canonical, robots, feeds = [] } = page;
  return {
    title: shortened(title, longest.title),
    breadcrumb: breadcrumb.map(({ label, href }) => ({
      label: shortened(label, longest.label),
      ...(href === undefined ? {} : { href: onSite(href, language) }),
    })),
    ...(description === undefined ? {} : { description: shortened(description, longest.description) }),
    ...(alternates === undefined ? {} : { alternates: localizedAlternates(alternates) }),
    ...(canonical === undefined ? {} : { canonical: onSite(canonical, language) }),
    ...(robots === undefined ? {} : { robots }),
    feeds: feeds.map((feed) => ({
      ...feed,
      title: shortened(feed.title, longest.label),
      href: feed.href.startsWith("/api/") ? localPath(feed.href) : onSite(feed.href, language),
    })),
  };
}

function localizedAlternates(
  alternates: NonNullable<PageDescription["alternates"]>,
): NonNullable<FragmentDescriptionInput["alternates"]> {
  const entries = languages.flatMap((language) => {
    const path = alternates[language];
    return path === undefined ? [] : [[language, onSite(path, language)]];
  });
  return Object.fromEntries(entries) as NonNullable<FragmentDescriptionInput["alternates"]>;
}

export function onSite(path: string, language: Language): string {
  return localizedPath(localPath(path), language);
}

/** React escapes what people write, so that only the Slot component can leave such an element. */
function slotsIn(html: string): string[] {
  return [
    ...new Set(
      [...html.matchAll(/<madang-slot name="([a-z0-9-]+)"><\/madang-slot>/g)].map(([, name]) => name ?? ""),
    ),
  ];
}

function shortened(text: string, most: number): string {
  const line = text.replace(/\s+/g, " ").trim();
  const characters = [...line];
  return characters.length <= most
    ? line
    : `${characters
        .slice(0, most - 1)
        .join("")
        .trimEnd()}…`;
}
