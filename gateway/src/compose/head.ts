import { defaultLanguage, type FeedLink } from "@madang/manifest";
import { escapeHtml } from "./escape.ts";
import type { PageContent, ShownView } from "./page-content.ts";

export interface AssetLink {
  readonly href: string;
  readonly integrity: string;
}

type HeadContent = Pick<PageContent, "canonical" | "alternates" | "feeds" | "noindex" | "shown" | "origin">;

/** The `head` hole: where the document is, in which languages, and what its views need. */
export function headMarkup(content: HeadContent): string {
  return [
    ...canonicalLinks(content),
    content.noindex ? '<meta name="robots" content="noindex">' : "",
    ...(content.feeds ?? []).map((feed) => feedLink(feed, content.origin)),
    ...stylesOf(content.shown).map(styleLink),
    ...preloadsOf(content.shown).map(preloadLink),
  ].join("");
}

function canonicalLinks({ canonical, alternates, noindex, origin }: HeadContent): string[] {
  if (canonical === undefined) return [];
  const links = [`<link rel="canonical" href="${escapeHtml(origin + canonical)}">`];
  // A document that must not be found has no other languages to be found in.
  if (noindex) return links;
  for (const [language, path] of Object.entries(alternates))
    links.push(alternateLink(language, origin + path));
  const preferred = alternates[defaultLanguage];
  if (preferred !== undefined) links.push(alternateLink("x-default", origin + preferred));
  return links;
}

function alternateLink(language: string, address: string): string {
  return `<link rel="alternate" hreflang="${language}" href="${escapeHtml(address)}">`;
}

/** Feed readers look for these (https://www.rssboard.org/rss-autodiscovery). */
function feedLink({ title, href, type }: FeedLink, origin: string): string {
  return `<link rel="alternate" type="${type}" title="${escapeHtml(title)}" href="${escapeHtml(origin + href)}">`;
}

/** Stylesheets of every view on the page, each once. */
export function stylesOf(shown: readonly ShownView[]): AssetLink[] {
  return once(shown.flatMap(({ module, view }) => module.record.views[view]?.styles ?? []));
}

export function styleLink({ href, integrity }: AssetLink): string {
  return `<link rel="stylesheet" href="${escapeHtml(href)}" integrity="${escapeHtml(integrity)}" crossorigin="anonymous">`;
}

/** Containers of interactive views, so that they load beside the page and not after it. */
function preloadsOf(shown: readonly ShownView[]): AssetLink[] {
  return once(
    shown.flatMap(({ module, view }) => {
      const { container, views } = module.record;
      if (container === undefined || views[view]?.interactive !== true) return [];
      return [{ href: container.entry, integrity: container.integrity }, ...container.preload];
    }),
  );
}

function preloadLink({ href, integrity }: AssetLink): string {
  const kind = href.endsWith(".css") ? "style" : "script";
  return `<link rel="preload" as="${kind}" href="${escapeHtml(href)}" integrity="${escapeHtml(integrity)}" crossorigin="anonymous">`;
}

function once(links: readonly AssetLink[]): AssetLink[] {
  const known = new Map<string, AssetLink>();
  for (const { href, integrity } of links) if (!known.has(href)) known.set(href, { href, integrity });
  return [...known.values()];
}
