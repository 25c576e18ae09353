import { encodeAll } from "../answer/encodings.ts";
import { entityTag } from "../answer/entity-tag.ts";
import type { StoredResponse } from "../cache/store/stored-response.ts";
import { fieldsWithout } from "../cache/field-list.ts";
import type { Purge } from "../cache/purge/purge.ts";
import type { TableChanges } from "../routes/table-changes.ts";
import type { Document } from "../answer/document.ts";
import type { Validity } from "../cache/validity.ts";
import { releaseTag, slotTag } from "./page-key.ts";

/** The memory of this process, as far as composed pages use it. */
export interface PageStore {
  peek(key: string, variantOf: () => string): StoredResponse | undefined;
  ticket(): number;
  keep(key: string, response: StoredResponse): boolean;
  apply(purge: Purge): void;
}

/** Of a page while it was made. */
export interface Passage {
  readonly key: string;
  /** Where purges stood before the first part was asked for. */
  readonly ticket: number;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
}

/**
 * Composed pages in every coding. They live in this gateway's memory alone: their parts are shared with the other gateways, and a page
 * that only this gateway can have made cannot be mixed from two builds (docs/decisions/0012-shared-cache.md).
 */
export class StoredPages {
  readonly #store: PageStore;

  constructor(store: PageStore) {
    this.#store = store;
  }

  /** Where purges stand; taken before the first part is asked for. */
  ticket(): number {
    return this.#store.ticket();
  }

  /** Whatever is stored, for those who explain it. */
  look(key: string): StoredResponse | undefined {
    return this.#store.peek(key, noVariant);
  }

  /** A page that may be shown now: a stale one only while it is being made anew (RFC 5861 section 3). */
  find(key: string, now: number): StoredResponse | undefined {
    const stored = this.#store.peek(key, noVariant);
    return stored !== undefined && now < stored.staleWhileRevalidateUntil ? stored : undefined;
  }

  /** Undefined where it may not be used again, or what it is made of was purged meanwhile. */
  async keep(
    { document, validity }: { document: Document; validity: Validity | undefined },
    { key, ticket, startedAt }: Passage,
  ): Promise<StoredResponse | undefined> {
    if (validity === undefined || validity.staleWhileRevalidateUntil <= Date.now()) return undefined;
    const body = Buffer.concat(document.chunks);
    const now = Date.now();
    const fields = fieldsWithout(document.headers, (name) => name === "cache-status");
    if (document.status === 200) fields.push("etag", entityTag(body, "identity"));
    const stored: StoredResponse = {
      status: document.status,
      statusText: "",
      fields,
      body,
      encoded: await encodeAll(body),
      vary: [],
      variant: "",
      tags: validity.tags,
      ticket,
      requestedAt: startedAt,
      receivedAt: now,
      initialAge: 0,
      freshUntil: validity.freshUntil,
      staleWhileRevalidateUntil: validity.staleWhileRevalidateUntil,
      staleIfErrorUntil: validity.freshUntil,
    };
    return this.#store.keep(key, stored) ? stored : undefined;
  }

  /** The route table names other builds or other boxes: what was composed of them goes, and what is being composed is not kept. */
  dropChanged({ modules, slots }: TableChanges): void {
    const tags = [...modules.map(releaseTag), ...slots.map(slotTag)];
    if (tags.length > 0) this.#store.apply({ tags, mode: "hard" });
  }
}

function noVariant(): string {
  return "";
}
