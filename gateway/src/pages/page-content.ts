import { languages, localizedPath, type Language } from "@madang/manifest";
import type { Validity } from "../cache/validity.ts";
import { previewNote } from "../channels/preview-note.ts";
import { escapeHtml } from "../compose/escape.ts";
import type { CompiledLayout } from "../compose/compile-layout.ts";
import { errorContent } from "../compose/error-page.ts";
import { fillSlots } from "../compose/fill-slots.ts";
import { awayNotice, staleNotice } from "../compose/notices.ts";
import type { PageContent } from "../compose/page-content.ts";
import type { Fragment, Outcome } from "../fragments/fragment.ts";
import type { PageRoute } from "../routes/route-table.ts";
import type { PageVisit } from "./page-visit.ts";
import { holdsForm } from "./sent-note.ts";

export interface FilledContent {
  readonly content: PageContent;
  /** Of what stands in the slots; undefined where a part of it may not be kept. */
  readonly validity: Validity | undefined;
}

/** The page that a module's fragment makes, its slots filled. */
export async function contentFromFragment(page: PageVisit, fragment: Fragment): Promise<FilledContent> {
  const { description, copy } = fragment;
  const filled = await fillSlots({
    html: fragment.html,
    slots: description.slots,
    fill: (slot) => page.boxes.fill(slot),
  });
  const notice =
    copy === undefined ? [] : [staleNotice(page.layout, copy.storedAt, page.gateway.config.timeZone)];
  const alternates = description.alternates ?? alternatesOf(page);
  const content = {
    ...contentBefore(page),
    title: description.title ?? page.route.page.title[page.language],
    description: description.description ?? "",
    breadcrumb: description.breadcrumb,
    main: [...notice, ...filled.chunks],
    shown: [{ module: page.route.module, view: description.view }, ...filled.shown],
    alternates,
    canonical: fragment.status === 200 ? (description.canonical ?? page.address) : undefined,
    noindex: description.robots === "noindex" || fragment.status !== 200,
    holdsForm: holdsForm(page.visit, fragment.status),
    feeds: description.feeds,
  };
  return { content, validity: filled.validity };
}

/** What stands above it for somebody who sees a preview. */
export function previewNoteOn({ visit, layout, address, gateway }: PageVisit): Buffer[] {
  return previewNote(visit, { layout, address, timeZone: gateway.config.timeZone });
}

/** The page while its module is away: its name, what there is to say to this visitor alone, and whom to call, in the working layout. */
export function awayContent(page: PageVisit, note: readonly Buffer[] = []): PageContent {
  const [heading, ...rest] = awayMain(page.layout, page.route);
  return {
    ...contentBefore(page),
    main: [heading, ...note, ...rest],
    canonical: undefined,
    noindex: true,
  };
}

/** Its name, its module's own words, and whom to call. */
export function awayMain(layout: CompiledLayout, route: PageRoute): [heading: Buffer, notice: Buffer] {
  const heading = Buffer.from(layout.pageTitle({ title: route.page.title[layout.language] }));
  return [heading, awayNotice(layout, route)];
}

/** The module answered a plain 404 or the like: the portal's own words for that status. */
export function refusedContent(page: PageVisit, status: number): PageContent {
  const { title, html } = errorContent(page.layout, status);
  return { ...contentBefore(page), title, breadcrumb: [], main: [html], canonical: undefined, noindex: true };
}

/** What the route alone says: the part of a page that can be sent before the module has answered. */
export function contentBefore(page: PageVisit): PageContent {
  const { route, layout, language, visit, gateway } = page;
  const title = route.page.title[language];
  return {
    layout,
    kind: route.page.layout,
    language,
    title,
    description: "",
    breadcrumb: route.page.path === "/" ? [] : [{ label: title }],
    main: [],
    shown: [],
    current: route.current,
    address: page.address,
    alternates: alternatesOf(page),
    canonical: page.address,
    noindex: route.personal,
    preferences: visit.preferences,
    origin: gateway.config.publicOrigin?.replace(/\/$/, "") ?? "",
  };
}

function alternatesOf({ path }: PageVisit): Partial<Record<Language, string>> {
  const mark = path.indexOf("?");
  const pathname = mark === -1 ? path : path.slice(0, mark);
  const search = mark === -1 ? "" : path.slice(mark);
  return Object.fromEntries(
    languages.map((language) => [language, localizedPath(pathname, language) + search]),
  );
}

/** Content for whatever became of the fragment, where the head of the answer has gone out already. */
export async function contentForOutcome(page: PageVisit, outcome: Outcome): Promise<PageContent> {
  if (outcome.kind === "fragment") return (await contentFromFragment(page, outcome)).content;
  if (outcome.kind === "refused") return refusedContent(page, outcome.status);
  if (outcome.kind === "redirect") return movedContent(page, outcome.location);
  return awayContent(page);
}

/** A redirect that came when the head had gone out: the visitor follows it by hand. */
function movedContent(page: PageVisit, location: string): PageContent {
  const before = contentBefore(page);
  const link = `<p><a href="${escapeHtml(location)}">${escapeHtml(before.title)}</a></p>`;
  return { ...before, main: [Buffer.from(link)], noindex: true };
}
