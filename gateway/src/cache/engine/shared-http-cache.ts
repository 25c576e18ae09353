import type { Coalescer } from "../coalesce/coalescer.ts";
import { cacheStatusMember } from "../policy/cache-status.ts";
import { variantOf } from "../policy/vary.ts";
import type { ResponseStore } from "../store/response-store.ts";
import type { StoredResponse } from "../store/stored-response.ts";
import { answerTogether, askAlone } from "./answer-together.ts";
import { BackgroundRefreshes } from "./background-refreshes.ts";
import { cacheDefaults, type CacheSettings } from "./cache-settings.ts";
import { forwardAsItIs } from "./forward-as-it-is.ts";
import type { CacheAnswer, CacheRequest, HttpCache, Origin } from "./http-cache.ts";
import { invalidateAfter } from "./invalidate.ts";
import { learnFromHead } from "./learn-from-head.ts";
import type { EngineParts, Passenger } from "./passenger.ts";
import { RecentFailures } from "./recent-failures.ts";
import { readTraits } from "./request-traits.ts";
import { reuseStored } from "./reuse-stored.ts";
import { VaryMemory } from "./vary-memory.ts";

export interface SharedHttpCacheOptions {
  readonly store: ResponseStore;
  readonly coalescer: Coalescer;
  readonly settings?: Partial<CacheSettings>;
}

/** RFC 9111 as a shared cache, with RFC 5861, 8246, 9211 and 9213. What is allowed is decided in ../policy. */
export class SharedHttpCache implements HttpCache {
  readonly #parts: EngineParts;

  constructor({ store, coalescer, settings: given }: SharedHttpCacheOptions) {
    const settings = { ...cacheDefaults, ...given };
    const { backgroundRefreshes: most, troubled: failed } = settings;
    this.#parts = {
      store,
      coalescer,
      settings,
      failures: new RecentFailures(),
      varies: new VaryMemory(),
      refreshes: new BackgroundRefreshes({ most, failed }),
    };
  }

  answer(request: CacheRequest, origin: Origin): Promise<CacheAnswer> {
    const { method, fields } = request;
    if (method !== "GET" && method !== "HEAD") return this.#pass(request, origin);
    const { settings } = this.#parts;
    const traits = readTraits(fields, settings.requestDirectives);
    const unstored = traits.asked?.noStore === true;
    if (!traits.hasBody && !unstored) {
      const passenger = { request, traits, origin };
      return method === "GET" ? this.#get(passenger) : this.#head(passenger);
    }
    if (traits.onlyIfCached) return Promise.resolve(this.#notCached());
    return forwardAsItIs({ request, origin, forward: traits.hasBody ? "bypass" : "request", settings });
  }

  /** Methods whose answers are not stored. */
  async #pass(request: CacheRequest, origin: Origin): Promise<CacheAnswer> {
    const { settings, store } = this.#parts;
    const answer = await forwardAsItIs({ request, origin, forward: "method", settings });
    await invalidateAfter(request, answer, store);
    return answer;
  }

  async #get(passenger: Passenger): Promise<CacheAnswer> {
    const lookedAt = performance.now();
    const stored = await this.#read(passenger);
    const isShort = endsTooSoon(passenger.request, stored);
    const answer = stored === undefined || isShort ? undefined : reuseStored(this.#parts, passenger, stored);
    if (answer !== undefined) return answer;
    if (passenger.traits.onlyIfCached) return this.#notCached();
    return isShort || this.#isForAll(passenger, stored)
      ? answerTogether(this.#parts, passenger, { stored, lookedAt })
      : askAlone(this.#parts, passenger, { stored, turn: undefined, fillKey: "" });
  }

  async #head(passenger: Passenger): Promise<CacheAnswer> {
    const { request, traits, origin } = passenger;
    const { settings, store } = this.#parts;
    const stored = await this.#read(passenger);
    const answer = stored === undefined ? undefined : reuseStored(this.#parts, passenger, stored);
    if (answer !== undefined) return answer;
    if (traits.onlyIfCached) return this.#notCached();
    const ticket = store.ticket();
    const requestedAt = settings.now();
    const forward = stored === undefined ? "miss" : "stale";
    const head = await forwardAsItIs({ request, origin, forward, settings });
    if (head.status !== 200 || stored === undefined || traits.authorized) return head;
    const passage = { ticket, requestedAt, receivedAt: settings.now() };
    await learnFromHead(this.#parts, passenger, { stored, head: head.fields, passage });
    return head;
  }

  #read({ request }: Passenger): Promise<StoredResponse | undefined> {
    return this.#parts.store.read(request.key, variantOf(request.fields));
  }

  /** Nothing in the request is for this one alone, so that others may have the same answer. */
  #isForAll({ traits }: Passenger, stored: StoredResponse | undefined): boolean {
    if (traits.range !== undefined || traits.precondition || traits.authorized) return false;
    if (traits.asked?.noCache === true) return false;
    // What is stored is good enough for the others.
    return stored === undefined || this.#parts.settings.now() >= stored.freshUntil;
  }

  /** RFC 9111 section 5.2.1.7. */
  #notCached(): CacheAnswer {
    const cacheStatus = cacheStatusMember(this.#parts.settings.name, { detail: "only-if-cached" });
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

function endsTooSoon({ freshBeyond }: CacheRequest, stored: StoredResponse | undefined): boolean {
  return freshBeyond !== undefined && stored !== undefined && stored.freshUntil <= freshBeyond;
}
