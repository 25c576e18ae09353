import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import type { CacheAnswer } from "../cache/engine/http-cache.ts";
import { cacheDefaults } from "../cache/engine/cache-settings.ts";
import { RecentNotes } from "../cache/coalesce/recent-notes.ts";
import { cacheStatusMember } from "../cache/policy/cache-status.ts";
import { fieldValue } from "../cache/field-list.ts";
import { isUsual, type HotRules } from "../hot/hot-rules.ts";
import { StraightHeads } from "./straight-heads.ts";

/** What the cache said of the last answer of an address. */
export interface StraightNote<Way> {
  /** The field that forbade to share it. */
  readonly cacheControl: string;
  readonly cacheStatus: string;
  /** How its requests go. */
  readonly way: Way;
}

/** Milliseconds after which the cache is asked again what it thinks of an address. */
const lifetime = 5000;
const budget = 1024 * 1024;

/**
 * Knows the addresses whose answers say themselves that they are for nobody else (`no-store`, `private`). What is asked there in the usual
 * way need not look for a stored answer, nor wait for anybody, nor be kept: it goes to the origin and back (straight-exchange.ts).
 */
export class StraightNotes<Way> {
  /** Of the answers that go straight. */
  readonly heads = new StraightHeads();
  readonly #rules: HotRules;
  readonly #notes = new RecentNotes<StraightNote<Way>>({ lifetime, budget, now: () => performance.now() });
  /** Of an answer that turned out to be another one than the last. */
  readonly #unjudged: string;

  /** `name`: of the cache in Cache-Status. */
  constructor(rules: HotRules, { name }: { readonly name: string }) {
    this.#rules = rules;
    this.#unjudged = cacheStatusMember(name, { forward: "bypass" });
  }

  /** After the cache has passed this answer on. Called for usual requests and others. */
  note(
    request: IncomingMessage,
    response: ServerResponse,
    { fields, outcome }: Pick<CacheAnswer, "fields" | "outcome">,
    way: () => Way,
  ): void {
    if (outcome !== "unshareable" || request.method !== "GET" || !isUsual(request, response, this.#rules))
      return;
    const place = this.#placeOf(request);
    const cacheControl = fieldValue(fields, "cache-control");
    const cacheStatus = fieldValue(fields, "cache-status");
    if (place === undefined || cacheControl === undefined || cacheStatus === undefined) return;
    if (!plain.test(cacheControl)) return;
    if (cacheDefaults.targetedFields.some((name) => fieldValue(fields, name) !== undefined)) return;
    this.#notes.note(place, { cacheControl, cacheStatus, way: way() });
  }

  /** The note that holds for this request, which is a usual one; undefined where it goes the long way. */
  find(request: IncomingMessage): StraightNote<Way> | undefined {
    const { method, headers } = request;
    if (method !== "GET" || this.#rules.draining()) return undefined;
    if (headers["if-none-match"] !== undefined || asksForStored(headers)) return undefined;
    const place = this.#placeOf(request);
    return place === undefined ? undefined : this.#notes.get(place);
  }

  /** A word of the limiters before anything is sent on. False sends the request the long way, where it is refused in full. */
  admits(request: IncomingMessage): boolean {
    return this.#rules.admits(request);
  }

  /** The Cache-Status of an answer. Another one than before sends those who come the long way again. */
  judge(request: IncomingMessage, note: StraightNote<Way>, headers: IncomingHttpHeaders): string {
    if (headers["cache-control"] === note.cacheControl && !isTargeted(headers)) return note.cacheStatus;
    const place = this.#placeOf(request);
    if (place !== undefined) this.#notes.forget(place);
    return this.#unjudged;
  }

  /** A host has no slash in it, and every target here begins with one: `isUsual` has seen to one Host field, the long way to its letters. */
  #placeOf({ url = "", headers: { host = "", cookie } }: IncomingMessage): string | undefined {
    if (!url.startsWith("/")) return undefined;
    const visitors = this.#rules.cookieClass(cookie);
    // A space is in no target.
    return visitors === "" ? host + url : `${host + url} ${visitors}`;
  }
}

/** Forbids by itself, whatever the status and the other fields are (RFC 9111 sections 5.2.2.5 and 5.2.2.7). */
const plain = /^(?!.*must-understand)(?:.*,\s*)?(?:no-store|private)\s*(?:,|$)/i;

function isTargeted(headers: IncomingHttpHeaders): boolean {
  for (const name of cacheDefaults.targetedFields) if (headers[name] !== undefined) return true;
  return false;
}

/** `only-if-cached` is obeyed even where clients are not (RFC 9111 section 5.2.1.7). */
function asksForStored({ "cache-control": cacheControl }: IncomingHttpHeaders): boolean {
  return cacheControl !== undefined && /only-if-cached/i.test(cacheControl);
}
