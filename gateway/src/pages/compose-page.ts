import { documentHeaders, type Caching, type Document } from "../answer/document.ts";
import { lastingValidity, validityOfWhole, type Validity } from "../cache/validity.ts";
import { fillLayout } from "../compose/fill-layout.ts";
import { navigationData } from "../compose/navigation-data.ts";
import type { PageContent } from "../compose/page-content.ts";
import { alertSlot } from "../fragments/fill-boxes.ts";
import type { Away, Fragment, Outcome, Redirect, Refusal } from "../fragments/fragment.ts";
import { isSafe } from "../protect/cross-site.ts";
import { isShed } from "../upstream/shed.ts";
import { composedStatus, copyStatus } from "./page-cache-status.ts";
import { awayContent, contentFromFragment, previewNoteOn, refusedContent } from "./page-content.ts";
import { ownPolicy } from "./own-policy.ts";
import { releaseTag, slotTag } from "./page-key.ts";
import type { PageVisit } from "./page-visit.ts";
import { holdsForm, sentNote } from "./sent-note.ts";

export interface ComposedPage {
  readonly document: Document;
  /** How long it may be used again; undefined where it may not: a part is missing, old or of one person. */
  readonly validity: Validity | undefined;
}

/** The whole page, or the page as data, from what became of the question to its module. */
export async function composePage(page: PageVisit, outcome: Outcome): Promise<ComposedPage> {
  if (outcome.kind === "fragment") return composeFragment(page, outcome);
  if (outcome.kind === "redirect") return composeRedirect(page, outcome);
  if (outcome.kind === "refused") return composeRefusal(page, outcome);
  if (outcome.kind === "away") return composeAway(page, outcome);
  throw new TypeError("a page cannot be nothing");
}

async function composeFragment(page: PageVisit, fragment: Fragment): Promise<ComposedPage> {
  const { gateway, route } = page;
  const { copy, retryAfter, status, description } = fragment;
  if (copy === undefined) gateway.memory.note(route.name, route.module.build, fragment);
  else gateway.metrics.degraded(route.name, "stale");
  const { content, validity } = await contentFromFragment(page, fragment);
  const headers = ["cache-status", copy === undefined ? composedStatus(route, fragment) : copyStatus(copy)];
  if (retryAfter !== undefined) headers.push("retry-after", retryAfter);
  const own = copy === undefined ? fragment.validity : undefined;
  return composeDocument(page, content, {
    status,
    headers,
    parts: [own, validity],
    slots: description.slots,
  });
}

function composeRedirect({ route, visit }: PageVisit, { status, location }: Redirect): ComposedPage {
  const own = location.startsWith("/api/") || location.startsWith("/_");
  const prefix = visit.wantsJson && !own ? "/_data" : "";
  const cacheControl = route.personal ? "private, no-store" : "no-cache";
  const headers = ["location", prefix + location, "cache-control", cacheControl];
  const caching = route.personal ? "personal" : "unkept";
  return { document: { status, headers, chunks: [], caching }, validity: undefined };
}

async function composeRefusal(page: PageVisit, refusal: Refusal): Promise<ComposedPage> {
  const { status, retryAfter, allow, validity } = refusal;
  const headers = retryAfter === undefined ? [] : ["retry-after", retryAfter];
  if (status === 405) headers.push("allow", allow ?? page.route.allow);
  return composeDocument(page, refusedContent(page, status), { status, headers, parts: [validity] });
}

async function composeAway(page: PageVisit, { error }: Away): Promise<ComposedPage> {
  const { gateway, route, visit } = page;
  gateway.metrics.degraded(route.name, "away");
  // Not a box is asked for, nor a page made: error-answer.ts has the same notice ready.
  if (isShed(error) && !visit.wantsJson) throw error;
  // A program that repeats a form by itself could file it twice.
  const headers = isSafe(visit.method) ? ["retry-after", String(gateway.config.retryAfter)] : [];
  const content = {
    ...awayContent(page, sentNote(visit, error)),
    holdsForm: holdsForm(visit, error.status),
  };
  return composeDocument(page, content, { status: error.status, headers, parts: "away" });
}

interface DocumentFacts {
  readonly status: number;
  readonly headers: readonly string[];
  /** Of everything in the main part; `away` where it only says that something is missing. */
  readonly parts: readonly (Validity | undefined)[] | "away";
  readonly slots?: readonly string[];
}

async function composeDocument(
  page: PageVisit,
  content: PageContent,
  facts: DocumentFacts,
): Promise<ComposedPage> {
  const { status, headers, slots = [] } = facts;
  if (page.visit.wantsJson) {
    const validity = validityOf(page, facts, tableValidity(content, slots));
    const fields = documentHeaders("application/json; charset=utf-8", cachingOf(page, facts, validity));
    const chunks = [navigationData(content, status)];
    return {
      document: {
        status,
        headers: [...fields, ...headers],
        chunks,
        caching: cachingOf(page, facts, validity),
      },
      validity,
    };
  }
  const alert = await page.boxes.fill(alertSlot);
  const whole = { ...content, shown: [...content.shown, ...alert.shown] };
  const validity = validityOf(page, facts, tableValidity(whole, [alertSlot, ...slots]), alert.validity);
  const caching = cachingOf(page, facts, validity);
  const fields = documentHeaders("text/html; charset=utf-8", caching);
  fields.push("content-language", content.language, ...ownPolicy(page, whole.shown), ...headers);
  return {
    document: {
      status,
      headers: fields,
      chunks: fillLayout(whole, [...previewNoteOn(page), ...alert.chunks]),
      caching,
    },
    validity,
  };
}

function cachingOf(
  { route, visit }: PageVisit,
  { parts }: DocumentFacts,
  validity: Validity | undefined,
): Caching {
  if (route.personal || visit.preview !== undefined) return "personal";
  if (parts === "away") return "away";
  return validity === undefined ? "unkept" : "shared";
}

function validityOf(
  { route }: PageVisit,
  { parts }: DocumentFacts,
  ...others: readonly (Validity | undefined)[]
): Validity | undefined {
  return route.personal || parts === "away" ? undefined : validityOfWhole([...parts, ...others]);
}

/** What the route table decides: which builds stand on the page, and which boxes belong to its slots. */
function tableValidity({ shown }: PageContent, slots: readonly string[]): Validity {
  const tags = [...shown.map(({ module }) => releaseTag(module.id)), ...slots.map(slotTag)];
  return { ...lastingValidity, tags };
}
