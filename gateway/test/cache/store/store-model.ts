import * as fc from "fast-check";
import type { PurgeMode } from "../../../src/cache/purge/purge.ts";
import type { ResponseStore } from "../../../src/cache/store/response-store.ts";
import type { StoredResponse } from "../../../src/cache/store/stored-response.ts";
import { makeResponse, variantOfRequest } from "./make-response.ts";

const keys = ["a", "a:", `${"long".repeat(100)}1`, `${"long".repeat(100)}2`];
const tags = ["news/a", "news/b", "notices/a", "news/a/b", "shell/a"];
const shapes = [[], ["x"], ["y"], ["x", "y"]];
const requests = ["1", "2"].flatMap((x) => ["1", "2"].map((y) => ({ x, y })));

interface Kept {
  readonly number: number;
  readonly key: string;
  readonly vary: readonly string[];
  readonly variant: string;
  readonly tags: readonly string[];
  isSoft: boolean;
  isReplaced: boolean;
}

/**
 * What a store may answer, in the simplest words: a list of what was written, latest last. What was replaced stays in it: another gateway
 * may have it still.
 */
export class StoreModel {
  kept: Kept[] = [];
  /** Numbers of answers that nobody may be given any more. */
  readonly gone = new Set<number>();

  write(answer: Omit<Kept, "isSoft" | "isReplaced">): void {
    for (const kept of this.kept)
      if (
        kept.key === answer.key &&
        kept.vary.join() === answer.vary.join() &&
        kept.variant === answer.variant
      )
        kept.isReplaced = true;
    this.kept.push({ ...answer, isSoft: false, isReplaced: false });
  }

  drop(isGone: (kept: Kept) => boolean): void {
    for (const { number } of this.kept.filter(isGone)) this.gone.add(number);
    this.kept = this.kept.filter((kept) => !isGone(kept));
  }

  find(key: string, request: Record<string, string>): Kept | undefined {
    return this.kept.findLast(
      (kept) => !kept.isReplaced && kept.key === key && kept.variant === variantOfRequest(request)(kept.vary),
    );
  }
}

export type Step =
  | { readonly kind: "begin"; readonly fill: number }
  | {
      readonly kind: "end";
      readonly fill: number;
      readonly key: string;
      readonly tags: readonly string[];
      readonly vary: readonly string[];
      readonly request: Record<string, string>;
      readonly size: number;
    }
  | { readonly kind: "read"; readonly key: string; readonly request: Record<string, string> }
  | { readonly kind: "purge"; readonly tags: readonly string[]; readonly mode: PurgeMode }
  | { readonly kind: "delete"; readonly key: string };

const fill = fc.integer({ min: 0, max: 3 });
const key = fc.constantFrom(...keys);
const request = fc.constantFrom(...requests);
const someTags = fc.subarray(tags);

export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 2, arbitrary: fc.record({ kind: fc.constant("begin" as const), fill }) },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant("end" as const),
        fill,
        key,
        tags: someTags,
        vary: fc.constantFrom(...shapes),
        request,
        size: fc.constantFrom(0, 10, 3000),
      }),
    },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant("read" as const), key, request }) },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant("purge" as const),
        tags: someTags,
        mode: fc.constantFrom("soft" as const, "hard" as const),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("delete" as const), key }) },
  ),
  { maxLength: 80, size: "max" },
);

interface Fill {
  readonly ticket: number;
  readonly purged: Set<string>;
  readonly deleted: Set<string>;
}

export interface Checked {
  readonly store: ResponseStore;
  /** Resolves once what was purged or deleted is known wherever tickets are taken. */
  arrived: () => Promise<void>;
  /** False for a store that may forget what it has no room for. */
  readonly remembers: boolean;
  /** Called after every step. */
  check?: () => void;
}

/** Takes the steps on a store and on the model. Throws where the store answers what it must not. */
export async function compare(
  given: readonly Step[],
  { store, arrived, remembers, check }: Checked,
): Promise<void> {
  const model = new StoreModel();
  const fills = new Map<number, Fill>();
  let number = 0;
  const ticketOf = (fill: number): Fill =>
    fills.get(fill) ?? { ticket: store.ticket(), purged: new Set(), deleted: new Set() };
  for (const step of given) {
    if (step.kind === "begin")
      fills.set(step.fill, { ticket: store.ticket(), purged: new Set(), deleted: new Set() });
    else if (step.kind === "end") await end(step);
    else if (step.kind === "read") read(await store.read(step.key, variantOfRequest(step.request)), step);
    else if (step.kind === "purge") {
      await store.purge(step);
      await arrived();
      for (const fill of fills.values()) for (const tag of step.tags) fill.purged.add(tag);
      const isMeant = (kept: Kept) => kept.tags.some((tag) => step.tags.includes(tag));
      if (step.mode === "hard") model.drop(isMeant);
      else for (const kept of model.kept.filter(isMeant)) kept.isSoft = true;
    } else {
      await store.delete(step.key);
      await arrived();
      for (const fill of fills.values()) fill.deleted.add(step.key);
      model.drop((kept) => kept.key === step.key);
    }
    check?.();
  }

  async function end(step: Extract<Step, { kind: "end" }>): Promise<void> {
    const fill = ticketOf(step.fill);
    fills.delete(step.fill);
    number += 1;
    const { key, vary, tags } = step;
    const variant = variantOfRequest(step.request)(vary);
    const body = Buffer.concat([Buffer.from(`${number}:`), Buffer.alloc(step.size)]);
    const receivedAt = Date.now() + number;
    const isStored = await store.write(
      key,
      makeResponse({ ticket: fill.ticket, tags, vary, variant, body, receivedAt }),
    );
    const mayBeStored = !tags.some((tag) => fill.purged.has(tag)) && !fill.deleted.has(key);
    if (isStored && !mayBeStored) throw new Error(`fill ${number} was purged and is stored all the same`);
    if (!isStored && mayBeStored && remembers) throw new Error(`fill ${number} is not stored`);
    if (isStored) model.write({ number, key, vary, variant, tags });
  }

  function read(
    found: StoredResponse | undefined,
    { key, request }: { key: string; request: Record<string, string> },
  ): void {
    const expected = model.find(key, request);
    if (found === undefined) {
      if (expected !== undefined && remembers) throw new Error(`answer ${expected.number} is not found`);
      return;
    }
    const number = Number(found.body.toString("latin1").split(":")[0]);
    if (model.gone.has(number)) throw new Error(`answer ${number} is gone and is found`);
    const kept = model.kept.find((kept) => kept.number === number);
    if (kept?.key !== key || kept.variant !== variantOfRequest(request)(kept.vary))
      throw new Error(`answer ${number} is not for ${key} ${JSON.stringify(request)}`);
    if (remembers && number !== expected?.number) throw new Error(`answer ${number} is not the most recent`);
    if (kept.isSoft && found.freshUntil >= Date.now())
      throw new Error(`answer ${number} was purged and is fresh`);
    if (!kept.isSoft && found.freshUntil < Date.now())
      throw new Error(`answer ${number} was not purged and is stale`);
  }
}
