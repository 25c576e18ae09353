import type { Answer } from "../answer/answer.ts";
import { deliver } from "../answer/document.ts";
import { mayBeRemembered } from "../answer/own-fields.ts";
import { deliverStored } from "../answer/stored-document.ts";
import { refreshesEarly } from "../cache/policy/early-refresh.ts";
import { cacheKey } from "../cache/cache-key.ts";
import type { StoredResponse } from "../cache/store/stored-response.ts";
import { alertSlot } from "../fragments/fill-boxes.ts";
import type { Outcome } from "../fragments/fragment.ts";
import { classOf } from "../upstream/request-class.ts";
import { isSafe } from "../protect/cross-site.ts";
import { askForPage } from "./ask-for-page.ts";
import { composePage, type ComposedPage } from "./compose-page.ts";
import { earlyAnswer, mayGoEarly, sendEarlyHints, takesEarlyHints } from "./early-page.ts";
import { buildKey, storedStatus } from "./page-cache-status.ts";
import { pageKey } from "./page-key.ts";
import type { Passage } from "./stored-pages.ts";
import { pageRecipe } from "./page-recipe.ts";
import { beginPage, beginSharedPage, type PageQuestion, type PageVisit } from "./page-visit.ts";

interface LandedPage extends ComposedPage {
  /** Undefined where it may not be used again. */
  readonly stored: StoredResponse | undefined;
}

/** One page on its way, for everyone who wants it now. */
interface PageFlight {
  readonly page: PageVisit;
  readonly outcome: Promise<Outcome>;
  readonly landed: Promise<LandedPage>;
}

/** A page, or the same page as data, from the question to the bytes of the answer. */
export async function answerPage(question: PageQuestion): Promise<Answer> {
  return isShared(question) ? answerForAll(question) : answerForOne(question);
}

/** The same for everyone, and the manifest says that it may be kept. */
function isShared({ route, visit }: PageQuestion): boolean {
  return !route.personal && route.cache !== undefined && isSafe(visit.method) && visit.preview === undefined;
}

async function answerForAll(question: PageQuestion): Promise<Answer> {
  const { gateway, visit } = question;
  const key = keyOf(question);
  const now = Date.now();
  const stored = gateway.pages.find(key, now);
  if (stored !== undefined) {
    visit.cached = now < stored.freshUntil ? "hit" : "stale";
    if (visit.cached === "stale" || endsSoon(stored, now)) refresh(question, key, stored);
    else if (mayBeRemembered(visit, gateway.table))
      gateway.hot.remember(visit.request, visit.response, () => pageRecipe(question, key, stored));
    return deliverStored(stored, visit, storedStatus(stored, now, buildKey(question)));
  }
  const together = flightKey(question, key);
  visit.cached = gateway.flights.has(together) ? "collapsed" : "miss";
  const flight = gateway.flights.join(together, () => beginFlight(question, key));
  if (await isLate(question, flight.landed)) {
    const mine = { ...flight.page, visit };
    if (mayGoEarly(mine)) return earlyAnswer(mine, flight.outcome);
    sendEarlyHints(mine);
  }
  return deliverLanded(await flight.landed, question);
}

function keyOf({ gateway, visit, ...question }: PageQuestion): string {
  const kind = visit.wantsJson ? "data" : "page";
  return pageKey({
    ...question,
    mark: question.table.mark,
    kind,
    site: gateway.site.id,
    preferences: visit.preferences,
  });
}

/** Guesses of browsers and robots wait for each other: nobody else is refused in their place. */
function flightKey(
  { visit: { method, request }, route: { criticality } }: PageQuestion,
  key: string,
): string {
  const as = classOf({ criticality, method, headers: request.headers });
  return as === criticality ? key : cacheKey(key, as);
}

function deliverLanded({ document, stored }: LandedPage, question: PageQuestion): Answer | Promise<Answer> {
  if (stored === undefined) return deliver(document, question.visit);
  return deliverStored(stored, question.visit, `madang; fwd=miss; stored${buildKey(question)}`);
}

/** Above the optimum of one: a renewal too many costs a module one request, a renewal too late lets readers wait. */
const eagerness = 2;

/** So that its end finds nobody waiting: the sooner the longer the page took to make, and by chance, never all at once. */
function endsSoon({ freshUntil, requestedAt, receivedAt }: StoredResponse, now: number): boolean {
  const cost = receivedAt - requestedAt;
  return refreshesEarly({ remaining: freshUntil - now, cost, eagerness, random: Math.random() });
}

function refresh(question: PageQuestion, key: string, { freshUntil }: StoredResponse): void {
  const { gateway } = question;
  const flight = gateway.flights.join(flightKey(question, key), () => beginFlight(question, key, freshUntil));
  // Nobody waits: what went wrong is in the log of the fragment that failed.
  flight.landed.catch(() => {});
}

/** Asks once for all who want this page now. The ticket is older than every part. */
function beginFlight(question: PageQuestion, key: string, freshBeyond?: number): PageFlight {
  const { gateway } = question;
  const ticket = gateway.pages.ticket();
  const startedAt = Date.now();
  const page = beginSharedPage(question, freshBeyond);
  const outcome = askForPage(page).then((asked) => asked.outcome);
  for (const slot of expectedSlots(page)) void page.boxes.fill(slot);
  return { page, outcome, landed: land(page, outcome, { key, ticket, startedAt }) };
}

async function land(page: PageVisit, outcome: Promise<Outcome>, passage: Passage): Promise<LandedPage> {
  try {
    const composed = await composePage(page, await outcome);
    return { ...composed, stored: await page.gateway.pages.keep(composed, passage) };
  } finally {
    page.patience.end();
  }
}

async function answerForOne(question: PageQuestion): Promise<Answer> {
  const page = beginPage(question);
  const asked = await askForPage(page);
  for (const slot of expectedSlots(page)) void page.boxes.fill(slot);
  if (await isLate(page, asked.outcome)) {
    if (mayGoEarly(page)) return earlyAnswer(page, asked.outcome);
    sendEarlyHints(page);
  }
  const { document } = await composePage(page, await asked.outcome);
  const answer = await deliver(document, page.visit);
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

/** Asked only where something can be sent before the answer. */
async function isLate({ gateway, visit, route }: PageQuestion, work: Promise<unknown>): Promise<boolean> {
  if (visit.method !== "GET" || !(route.page.early || takesEarlyHints(visit))) return false;
  const late = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => late.resolve(true), gateway.config.earlyAfter);
  try {
    return await Promise.race([work.then(() => false), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
