import type { CacheRequest } from "../cache/engine/http-cache.ts";
import { readTraits } from "../cache/engine/request-traits.ts";
import { serveStored } from "../cache/engine/serve-stored.ts";
import { fieldsWithout, type FieldList } from "../cache/field-list.ts";
import { cacheStatusMember } from "../cache/policy/cache-status.ts";
import { variantOf } from "../cache/policy/vary.ts";
import type { PeekableStore } from "../cache/store/open-response-store.ts";
import type { StoredResponse, VariantOf } from "../cache/store/stored-response.ts";
import type { HotAnswer, Recipe } from "./recipe.ts";

/** Fields of a request that HotMemory tells requests apart by. */
const selecting: ReadonlySet<string> = new Set(["accept-encoding", "accept-language"]);

/** Nothing is waited for. */
const unstoppable = new AbortController().signal;

/** So many times what the last answer took before its end, an early refresh is next to impossible (policy/early-refresh.ts). */
const early = 12;

/** A hit of SharedHttpCache, so that it can be given again. Undefined where more decides than the hot path looks at. */
export function engineRecipe(options: {
  readonly store: Pick<PeekableStore, "peek">;
  readonly request: Pick<CacheRequest, "key" | "fields">;
  readonly stored: StoredResponse;
  /** Of the cache in Cache-Status. */
  readonly name: string;
  /** What is done to the fields of every answer. */
  readonly dress: (fields: FieldList) => readonly string[];
  readonly answered: (answer: HotAnswer) => void;
}): Recipe | undefined {
  const { store, stored, name, answered } = options;
  if (!covers(stored.vary)) return undefined;
  const { key } = options.request;
  const fields = fieldsWithout(options.request.fields, (field) => !selecting.has(field));
  const request: CacheRequest = { method: "GET", key, fields, signal: unstoppable };
  const look = new Lookup(store, key, variantOf(fields));
  const plain = readTraits(fields, false);
  const holding = { ...plain, ifNoneMatch: "*" };
  return {
    stored,
    find: () => look.find(),
    until: stored.freshUntil - (stored.receivedAt - stored.requestedAt) * early,
    dress(now, notModified) {
      const cacheStatus = cacheStatusMember(name, { hit: true, remaining: stored.freshUntil - now });
      const traits = notModified ? holding : plain;
      const answer = serveStored({ request, traits, stored, now, outcome: "hit", cacheStatus });
      if (notModified !== (answer.status === 304)) return undefined;
      const { status, statusText, body } = answer;
      return {
        status,
        statusText,
        fields: options.dress(answer.fields),
        body: Buffer.isBuffer(body) ? body : undefined,
      };
    },
    answered,
  };
}

function covers(vary: readonly string[]): boolean {
  return vary.every((name) => selecting.has(name));
}

/** Finds what the store has for requests of this kind, and nothing where the kind alone does not decide. */
class Lookup {
  readonly #store: Pick<PeekableStore, "peek">;
  readonly #key: string;
  readonly #known = new Map<readonly string[], string>();
  readonly #variantOf: VariantOf;
  #certain = true;

  constructor(store: Pick<PeekableStore, "peek">, key: string, of: VariantOf) {
    this.#store = store;
    this.#key = key;
    this.#variantOf = of;
  }

  find(): StoredResponse | undefined {
    this.#certain = true;
    const found = this.#store.peek(this.#key, this.#select);
    return this.#certain ? found : undefined;
  }

  readonly #select: VariantOf = (vary) => {
    const known = this.#known.get(vary);
    if (known !== undefined) return known;
    if (!covers(vary)) {
      this.#certain = false;
      return "";
    }
    const variant = this.#variantOf(vary);
    if (this.#known.size < 8) this.#known.set(vary, variant);
    return variant;
  };
}
