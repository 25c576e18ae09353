import { redirectTo, type Answer } from "../answer/answer.ts";
import { documentAnswer } from "../answer/document.ts";
import { secondsToLive } from "../cache/freshness.ts";
import { fillLayout } from "../compose/fill-layout.ts";
import { navigationData } from "../compose/navigation-data.ts";
import type { PageContent } from "../compose/page-content.ts";
import { askForPage, type AskedPage } from "./ask-for-page.ts";
import { earlyAnswer, mayGoEarly, sendEarlyHints } from "./early-page.ts";
import { awayContent, contentFromFragment, refusedContent } from "./page-content.ts";
import { alertSlot } from "../fragments/fill-boxes.ts";
import type { Away, Fragment, Outcome, Redirect, Refusal } from "../fragments/fragment.ts";
import { isSafe } from "../protect/cross-site.ts";
import type { PageVisit } from "./page-visit.ts";

/** A page, or the same page as data, from the first question to the module to the bytes of the answer. */
export async function answerPage(page: PageVisit): Promise<Answer> {
  const asked = await askForPage(page);
  for (const slot of expectedSlots(page)) void page.boxes.fill(slot);
  if (await isLate(page, asked)) {
    if (mayGoEarly(page)) return earlyAnswer(page, asked.outcome);
    sendEarlyHints(page);
  }
  const answer = await answerFor(page, await asked.outcome);
  return asked.setCookie === undefined
    ? answer
    : { ...answer, headers: [...answer.headers, "set-cookie", asked.setCookie] };
}

/** Boxes are asked for beside the fragment when its last answer tells which will be needed. */
function expectedSlots({ gateway, route, visit }: PageVisit): readonly string[] {
  if (!isSafe(visit.method)) return [];
  const known = gateway.memory.recall(route.name, route.module.build)?.slots ?? [];
  return visit.wantsJson ? known : [alertSlot, ...known];
}

async function isLate({ gateway, visit }: PageVisit, { outcome }: AskedPage): Promise<boolean> {
  if (visit.method !== "GET") return false;
  const late = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => late.resolve(true), gateway.config.earlyAfter);
  try {
    return await Promise.race([outcome.then(() => false), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

async function answerFor(page: PageVisit, outcome: Outcome): Promise<Answer> {
  if (outcome.kind === "fragment") return answerFragment(page, outcome);
  if (outcome.kind === "redirect") return answerRedirect(page, outcome);
  if (outcome.kind === "refused") return answerRefusal(page, outcome);
  if (outcome.kind === "away") return answerAway(page, outcome);
  throw new TypeError("a page cannot be nothing");
}

async function answerFragment(page: PageVisit, fragment: Fragment): Promise<Answer> {
  const { gateway, route } = page;
  const { copy } = fragment;
  if (copy === undefined) gateway.memory.note(route.name, route.module.build, fragment);
  else gateway.metrics.degraded(route.name, "stale");
  const content = await contentFromFragment(page, fragment);
  const headers = copy === undefined ? [] : ["cache-status", staleStatus(copy)];
  if (fragment.retryAfter !== undefined) headers.push("retry-after", fragment.retryAfter);
  return documentFor(page, content, { status: fragment.status, headers });
}

/** RFC 9211: a copy past its lifetime says so by a negative time to live. */
function staleStatus(copy: NonNullable<Fragment["copy"]>): string {
  return `madang; hit; ttl=${secondsToLive(copy, Date.now())}; detail=stale-if-error`;
}

function answerRedirect({ route, visit }: PageVisit, { status, location }: Redirect): Answer {
  const own = location.startsWith("/api/") || location.startsWith("/_");
  const prefix = visit.wantsJson && !own ? "/_data" : "";
  const answer = redirectTo(prefix + location, 303);
  const cacheControl = route.personal ? "private, no-store" : "no-cache";
  return {
    ...answer,
    status,
    headers: ["location", prefix + location, "cache-control", cacheControl, "content-length", "0"],
  };
}

async function answerRefusal(page: PageVisit, refusal: Refusal): Promise<Answer> {
  const { status, retryAfter, allow } = refusal;
  const headers = retryAfter === undefined ? [] : ["retry-after", retryAfter];
  if (status === 405) headers.push("allow", allow ?? page.route.allow);
  return documentFor(page, refusedContent(page, status), { status, headers });
}

async function answerAway(page: PageVisit, { error }: Away): Promise<Answer> {
  const { gateway, route, visit } = page;
  gateway.metrics.degraded(route.name, "away");
  // A program that repeats a form by itself could file it twice.
  const headers = isSafe(visit.method) ? ["retry-after", String(gateway.config.retryAfter)] : [];
  return documentFor(page, awayContent(page), { status: error.status, headers, away: true });
}

async function documentFor(
  page: PageVisit,
  content: PageContent,
  answer: { status: number; headers: readonly string[]; away?: boolean },
): Promise<Answer> {
  const { visit, route } = page;
  const common = { visit, personal: route.personal, ...answer };
  if (visit.wantsJson)
    return documentAnswer({
      ...common,
      type: "application/json; charset=utf-8",
      chunks: [navigationData(content, answer.status)],
    });
  const alert = await page.boxes.fill(alertSlot);
  const shown = [...content.shown, ...alert.shown];
  return documentAnswer({
    ...common,
    type: "text/html; charset=utf-8",
    chunks: fillLayout({ ...content, shown }, alert.chunks),
    headers: [...answer.headers, "content-language", content.language],
  });
}
