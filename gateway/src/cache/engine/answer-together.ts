import { gatewayErrors } from "../../errors.ts";
import { cacheStatusMember, type ForwardReason } from "../policy/cache-status.ts";
import { variantOf } from "../policy/vary.ts";
import type { StoredResponse } from "../store/stored-response.ts";
import { askForAnswer } from "./ask-for-answer.ts";
import type { CacheAnswer } from "./http-cache.ts";
import { nobodyWaits } from "./nobody-waits.ts";
import type { EngineParts, Passenger } from "./passenger.ts";
import type { Question } from "./question.ts";
import { reuseArrived } from "./reuse-stored.ts";
import { serveStored } from "./serve-stored.ts";
import { standIn } from "./stand-in.ts";

/** What was found in the store, and when it was looked for (`performance.now()`). */
export interface Found {
  readonly stored: StoredResponse | undefined;
  readonly lookedAt: number;
}

/** Waits for others so often before it asks for itself: each time another variant may have been stored. */
const patience = 3;

/** One request of all asks the origin, the others wait for it. */
export function answerTogether(parts: EngineParts, passenger: Passenger, found: Found): Promise<CacheAnswer> {
  const answer = waitTogether(parts, passenger, found);
  const { stored } = found;
  if (stored === undefined) return answer;
  return answer.catch((error: unknown) => lateAnswer(parts, passenger, { stored, error }));
}

async function waitTogether(parts: EngineParts, passenger: Passenger, found: Found): Promise<CacheAnswer> {
  const { key, fields, signal } = passenger.request;
  let { stored, lookedAt } = found;
  for (let waits = 0; waits < patience; waits += 1) {
    const fillKey = parts.varies.fillKey(key, variantOf(fields));
    const turn = await parts.coalescer.enter(fillKey, signal, lookedAt);
    if (turn.role !== "follower") return askAlone(parts, passenger, { stored, turn, fillKey });
    if (turn.outcome === "failed") return failTogether(parts, passenger, { stored, fillKey });
    if (turn.outcome === "unshareable") break;
    lookedAt = performance.now();
    stored = await parts.store.read(key, variantOf(fields));
    const answer = stored === undefined ? undefined : reuseArrived(parts, passenger, stored);
    if (answer !== undefined) return answer;
    if (stored !== undefined) parts.varies.note(key, stored.vary);
  }
  return askAlone(parts, passenger, { stored, turn: undefined, fillKey: "" });
}

/** Asks the origin for this request. */
export function askAlone(
  parts: EngineParts,
  passenger: Passenger,
  how: Pick<Question, "stored" | "turn" | "fillKey">,
): Promise<CacheAnswer> {
  const { request, traits, origin } = passenger;
  const reason = reasonToAsk(parts, passenger, how.stored);
  const { stored, turn, fillKey } = how;
  return askForAnswer(parts, {
    request,
    traits,
    origin,
    stored,
    reason,
    turn,
    fillKey,
    background: false,
  });
}

function reasonToAsk(
  { settings }: EngineParts,
  { traits }: Passenger,
  stored: StoredResponse | undefined,
): ForwardReason {
  if (stored === undefined) return traits.range === undefined ? "miss" : "partial";
  return settings.now() < stored.freshUntil ? "request" : "stale";
}

/** Its time is over while it waited for another; the client still waits for the best there is. */
function lateAnswer(
  { settings }: EngineParts,
  { request, traits }: Passenger,
  { stored, error }: { stored: StoredResponse; error: unknown },
): CacheAnswer {
  const isLate = request.signal.aborted && !nobodyWaits(request.signal);
  const instead = isLate ? standIn({ stored, traits, status: undefined }, settings) : undefined;
  if (instead === undefined) throw error;
  return insteadOf({ settings, request, traits, instead, detail: "late" });
}

/** The one that asked had no answer: nor have those who waited for it. */
function failTogether(
  { settings, failures }: EngineParts,
  { request, traits }: Passenger,
  { stored, fillKey }: { stored: StoredResponse | undefined; fillKey: string },
): CacheAnswer {
  const instead = standIn({ stored, traits, status: undefined }, settings);
  if (instead === undefined) throw failures.of(fillKey) ?? gatewayErrors.create("FILL_FAILED");
  return insteadOf({ settings, request, traits, instead, detail: "failed-together" });
}

function insteadOf(given: {
  settings: EngineParts["settings"];
  request: Passenger["request"];
  traits: Passenger["traits"];
  instead: StoredResponse;
  detail: string;
}): CacheAnswer {
  const { settings, request, traits, instead, detail } = given;
  const now = settings.now();
  const remaining = instead.freshUntil - now;
  const cacheStatus = cacheStatusMember(settings.name, { hit: true, remaining, detail });
  return serveStored({ request, traits, stored: instead, now, outcome: "stale-if-error", cacheStatus });
}
