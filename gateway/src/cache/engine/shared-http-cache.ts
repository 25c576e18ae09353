import { gatewayErrors } from "../../errors.ts";
import type { Coalescer, Turn } from "../coalesce/coalescer.ts";
import { cacheStatusMember, type ForwardReason } from "../policy/cache-status.ts";
import { refreshesEarly } from "../policy/early-refresh.ts";
import { effectiveDirectives } from "../policy/effective-directives.ts";
import { decideReuse, type Reuse } from "../policy/reuse.ts";
import { forbidsStale } from "../policy/stale-permission.ts";
import { headSpeaksOf } from "../policy/validation.ts";
import { variantOf } from "../policy/vary.ts";
import type { ResponseStore } from "../store/response-store.ts";
import type { StoredResponse } from "../store/stored-response.ts";
import { askForAnswer } from "./ask-for-answer.ts";
import { BackgroundRefreshes } from "./background-refreshes.ts";
import { cacheDefaults, type CacheSettings } from "./cache-settings.ts";
import type { CacheAnswer, CacheOutcome, CacheRequest, HttpCache, Origin } from "./http-cache.ts";
import { invalidateAfter } from "./invalidate.ts";
import type { Question } from "./question.ts";
import { RecentFailures } from "./recent-failures.ts";
import { readTraits, type RequestTraits } from "./request-traits.ts";
import { serveStored } from "./serve-stored.ts";
import { standIn } from "./stand-in.ts";
import type { StoringParts } from "./storing.ts";
import { VaryMemory } from "./vary-memory.ts";

export interface SharedHttpCacheOptions {
  readonly store: ResponseStore;
  readonly coalescer: Coalescer;
  readonly settings?: Partial<CacheSettings>;
}

/** A request that has been read, on its way through the cache. */
interface Passenger {
  readonly request: CacheRequest;
  readonly traits: RequestTraits;
  readonly origin: Origin;
}

/** Waits for others so often before it asks for itself: each time another variant may have been stored. */
const patience = 3;

/** RFC 9111 as a shared cache, with RFC 5861, 8246, 9211 and 9213. What is allowed is decided in ../policy. */
export class SharedHttpCache implements HttpCache {
  readonly #store: ResponseStore;
  readonly #coalescer: Coalescer;
  readonly #settings: CacheSettings;
  readonly #refreshes: BackgroundRefreshes;
  readonly #parts: StoringParts;

  constructor({ store, coalescer, settings: given }: SharedHttpCacheOptions) {
    const settings = { ...cacheDefaults, ...given };
    this.#store = store;
    this.#coalescer = coalescer;
    this.#settings = settings;
    this.#refreshes = new BackgroundRefreshes({
      most: settings.backgroundRefreshes,
      failed: settings.troubled,
    });
    this.#parts = { store, settings, failures: new RecentFailures(), varies: new VaryMemory() };
  }

  answer(request: CacheRequest, origin: Origin): Promise<CacheAnswer> {
    const { method, fields } = request;
    if (method !== "GET" && method !== "HEAD") return this.#pass({ request, origin });
    const traits = readTraits(fields, this.#settings.requestDirectives);
    const passenger = { request, traits, origin };
    if (traits.hasBody || traits.asked?.noStore === true)
      return this.#bypass(passenger, traits.hasBody ? "bypass" : "request");
    return method === "GET" ? this.#get(passenger) : this.#head(passenger);
  }

  /** Methods whose answers are not stored. */
  async #pass({ request, origin }: Omit<Passenger, "traits">): Promise<CacheAnswer> {
    const answer = await this.#forward({ request, origin }, "method");
    await invalidateAfter(request, answer, this.#store);
    return answer;
  }

  #bypass(passenger: Passenger, reason: ForwardReason): Promise<CacheAnswer> {
    if (passenger.traits.onlyIfCached) return Promise.resolve(this.#notCached());
    return this.#forward(passenger, reason);
  }

  async #forward(
    { request, origin }: Omit<Passenger, "traits">,
    forward: ForwardReason,
  ): Promise<CacheAnswer> {
    const { method, fields, signal } = request;
    const answer = await origin({ method, fields, signal, background: false });
    const cacheStatus = cacheStatusMember(this.#settings.name, { forward });
    return {
      status: answer.status,
      statusText: answer.statusText,
      fields: [...answer.fields, "cache-status", cacheStatus],
      body: answer.body,
      stored: undefined,
      outcome: "bypass",
    };
  }

  async #get(passenger: Passenger): Promise<CacheAnswer> {
    const { request, traits } = passenger;
    const lookedAt = performance.now();
    const stored = await this.#read(request);
    const served = stored === undefined ? undefined : this.#serveIfAllowed(passenger, stored);
    if (served !== undefined) return served;
    if (traits.onlyIfCached) return this.#notCached();
    return this.#isForAll(passenger)
      ? this.#together(passenger, stored, lookedAt)
      : this.#ask(passenger, { stored, turn: undefined });
  }

  #read(request: CacheRequest): Promise<StoredResponse | undefined> {
    return this.#store.read(request.key, variantOf(request.fields));
  }

  /** Undefined where the origin must be asked first. */
  #serveIfAllowed(passenger: Passenger, stored: StoredResponse): CacheAnswer | undefined {
    if (passenger.traits.precondition) return undefined;
    const now = this.#settings.now();
    const reuse = this.#reuse(passenger, stored, now);
    if (reuse === "validate") return undefined;
    if (reuse === "refresh" || this.#refreshesEarly(stored, now)) this.#refresh(passenger, stored);
    return this.#hit(passenger, { stored, now, outcome: reuse === "refresh" ? "stale" : "hit" });
  }

  #reuse({ traits }: Passenger, stored: StoredResponse, now: number): Reuse {
    const directives = () => effectiveDirectives(stored.fields, this.#settings.targetedFields);
    return decideReuse({
      stored,
      now,
      asked: traits.asked,
      tolerated: () => !forbidsStale(directives()) && directives().sMaxAge === undefined,
      immutable: () => directives().immutable,
    });
  }

  #hit(
    { request, traits }: Passenger,
    { stored, now, outcome }: { stored: StoredResponse; now: number; outcome: CacheOutcome },
  ): CacheAnswer {
    const collapsed = outcome === "collapsed";
    const cacheStatus = cacheStatusMember(this.#settings.name, {
      ...(collapsed ? { forward: "miss" as const, collapsed } : { hit: true }),
      remaining: stored.freshUntil - now,
    });
    return serveStored({ request, traits, stored, now, outcome, cacheStatus });
  }

  /** Others may have the same answer: nothing in the request is for this one alone. */
  #isForAll({ traits: { range, precondition, authorized, asked } }: Passenger): boolean {
    return range === undefined && !precondition && !authorized && asked?.noCache !== true;
  }

  async #together(
    passenger: Passenger,
    found: StoredResponse | undefined,
    since: number,
  ): Promise<CacheAnswer> {
    const { request } = passenger;
    let [stored, lookedAt] = [found, since];
    for (let waits = 0; waits < patience; waits += 1) {
      const fillKey = this.#parts.varies.fillKey(request.key, variantOf(request.fields));
      const turn = await this.#coalescer.enter(fillKey, request.signal, lookedAt);
      if (turn.role !== "follower") return this.#ask(passenger, { stored, turn, fillKey });
      if (turn.outcome === "failed") return this.#failTogether(passenger, stored, fillKey);
      if (turn.outcome === "unshareable") break;
      lookedAt = performance.now();
      stored = await this.#read(request);
      const now = this.#settings.now();
      if (stored !== undefined && this.#reuse(passenger, stored, now) !== "validate")
        return this.#hit(passenger, { stored, now, outcome: "collapsed" });
    }
    return this.#ask(passenger, { stored, turn: undefined });
  }

  #failTogether(
    { request, traits }: Passenger,
    stored: StoredResponse | undefined,
    fillKey: string,
  ): CacheAnswer {
    const instead = standIn({ stored, traits, status: undefined }, this.#settings);
    if (instead === undefined) throw this.#parts.failures.of(fillKey) ?? gatewayErrors.create("FILL_FAILED");
    const now = this.#settings.now();
    return this.#hit({ request, traits, origin: never }, { stored: instead, now, outcome: "stale-if-error" });
  }

  #ask(
    passenger: Passenger,
    {
      stored,
      turn,
      fillKey = "",
    }: {
      stored: StoredResponse | undefined;
      turn: Question["turn"];
      fillKey?: string;
    },
  ): Promise<CacheAnswer> {
    const reason = this.#reason(passenger, stored);
    return askForAnswer(this.#parts, { ...passenger, stored, reason, turn, fillKey, background: false });
  }

  #reason({ traits }: Passenger, stored: StoredResponse | undefined): ForwardReason {
    if (stored === undefined) return traits.range === undefined ? "miss" : "partial";
    return this.#settings.now() < stored.freshUntil ? "request" : "stale";
  }

  #refreshesEarly(stored: StoredResponse, now: number): boolean {
    return refreshesEarly({
      remaining: stored.freshUntil - now,
      cost: stored.receivedAt - stored.requestedAt,
      eagerness: this.#settings.earlyRefresh,
      random: this.#settings.random(),
    });
  }

  /** RFC 5861 section 3: behind the answer, on behalf of all. */
  #refresh({ request, origin }: Passenger, stored: StoredResponse): void {
    const fillKey = this.#parts.varies.fillKey(request.key, variantOf(request.fields));
    this.#refreshes.start(fillKey, async () => {
      const signal = AbortSignal.timeout(this.#settings.backgroundPatience);
      const turn: Turn = await this.#coalescer.enter(fillKey, signal);
      if (turn.role === "follower") return;
      const again = { ...request, method: "GET", signal };
      const traits = readTraits(request.fields, false);
      const passenger = { request: again, traits: { ...traits, onlyIfCached: false }, origin };
      const answer = await askForAnswer(this.#parts, {
        ...passenger,
        stored,
        reason: "stale",
        turn,
        fillKey,
        background: true,
      });
      if (answer.body !== undefined && !Buffer.isBuffer(answer.body)) answer.body.discard();
    });
  }

  async #head(passenger: Passenger): Promise<CacheAnswer> {
    const { request, traits } = passenger;
    const stored = await this.#read(request);
    const served = stored === undefined ? undefined : this.#serveIfAllowed(passenger, stored);
    if (served !== undefined) return served;
    if (traits.onlyIfCached) return this.#notCached();
    const answer = await this.#forward(passenger, stored === undefined ? "miss" : "stale");
    if (answer.status === 200 && stored !== undefined) await this.#learnFromHead(request, stored, answer);
    return answer;
  }

  /** RFC 9111 section 4.3.5. */
  async #learnFromHead(request: CacheRequest, stored: StoredResponse, head: CacheAnswer): Promise<void> {
    void headSpeaksOf(head.fields, stored);
    await this.#store.delete(request.key);
  }

  /** RFC 9111 section 5.2.1.7. */
  #notCached(): CacheAnswer {
    const cacheStatus = cacheStatusMember(this.#settings.name, { detail: "only-if-cached" });
    return {
      status: 504,
      statusText: "Gateway Timeout",
      fields: ["cache-control", "no-store", "content-length", "0", "cache-status", cacheStatus],
      body: Buffer.alloc(0),
      stored: undefined,
      outcome: "error",
    };
  }
}

const never: Origin = () => Promise.reject(new TypeError("not asked"));
