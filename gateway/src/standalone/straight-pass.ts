import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import type { CacheAnswer } from "../cache/engine/http-cache.ts";
import { cacheDefaults } from "../cache/engine/cache-settings.ts";
import { RecentNotes } from "../cache/coalesce/recent-notes.ts";
import { cacheStatusMember } from "../cache/policy/cache-status.ts";
import { fieldValue } from "../cache/field-list.ts";
import { isUsual, type HotRules } from "../hot/hot-rules.ts";
import type { StandaloneOptions } from "./options.ts";

/** What the cache said of the last answer of an address. */
export interface StraightNote {
  /** The field that forbade to share it. */
  readonly cacheControl: string;
  readonly cacheStatus: string;
}

/** Milliseconds after which the cache is asked again what it thinks of an address. */
const lifetime = 5000;
const budget = 1024 * 1024;

/**
 * Knows the addresses whose answers say themselves that they are for nobody else (`no-store`, `private`). What is asked there in the usual
 * way need not look for a stored answer, nor wait for anybody, nor be kept: it goes to the site and back (straight-exchange.ts).
 */
export class StraightPass {
  readonly #rules: HotRules;
  readonly #notes = new RecentNotes<StraightNote>({ lifetime, budget, now: () => performance.now() });
  readonly #off: boolean;
  /** Of an answer that turned out to be another one than the last. */
  readonly unjudged: string;

  constructor(rules: HotRules, { cache, defaultLifetime, via }: StandaloneOptions) {
    this.#rules = rules;
    // Where answers get a lifetime that they did not bring, the cache has something to say about each.
    this.#off = !cache || defaultLifetime > 0;
    this.unjudged = cacheStatusMember(via, { forward: "bypass" });
  }

  /** After the cache has passed this answer on. Called for usual requests and others. */
  note(request: IncomingMessage, response: ServerResponse, { fields, outcome }: CacheAnswer): void {
    if (
      this.#off ||
      outcome !== "unshareable" ||
      request.method !== "GET" ||
      !isUsual(request, response, this.#rules)
    )
      return;
    const cacheControl = fieldValue(fields, "cache-control");
    const cacheStatus = fieldValue(fields, "cache-status");
    if (cacheControl === undefined || cacheStatus === undefined || !plain.test(cacheControl)) return;
    if (cacheDefaults.targetedFields.some((name) => fieldValue(fields, name) !== undefined)) return;
    this.#notes.note(placeOf(request), { cacheControl, cacheStatus });
  }

  /** The note that holds for this request, which is a usual one; undefined where it goes the long way. */
  find(request: IncomingMessage): StraightNote | undefined {
    if (this.#off || request.method !== "GET" || this.#rules.draining()) return undefined;
    if (request.headers["if-none-match"] !== undefined) return undefined;
    const note = this.#notes.get(placeOf(request));
    return note !== undefined && this.#rules.admits(request) ? note : undefined;
  }

  /** The Cache-Status of an answer. Another one than before sends those who come the long way again. */
  judge(request: IncomingMessage, note: StraightNote, headers: IncomingHttpHeaders): string {
    if (headers["cache-control"] === note.cacheControl && !isTargeted(headers)) return note.cacheStatus;
    this.#notes.forget(placeOf(request));
    return this.unjudged;
  }
}

/** Forbids by itself, whatever the status and the other fields are (RFC 9111 sections 5.2.2.5 and 5.2.2.7). */
const plain = /^(?!.*must-understand)(?:.*,\s*)?(?:no-store|private)\s*(?:,|$)/i;

function isTargeted(headers: IncomingHttpHeaders): boolean {
  for (const name of cacheDefaults.targetedFields) if (headers[name] !== undefined) return true;
  return false;
}

/** A host has no slash in it, and every target here begins with one: `isUsual` has seen to one Host field, the long way to its letters. */
function placeOf({ url = "", headers: { host = "" } }: IncomingMessage): string {
  return url.startsWith("/") ? host + url : "";
}
