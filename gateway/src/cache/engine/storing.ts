import { fieldValue } from "../field-list.ts";
import type { StopSignal } from "../../upstream/stop-signal.ts";
import type { FillOutcome } from "../coalesce/coalescer.ts";
import type { ResponseStore } from "../store/response-store.ts";
import type { StoredResponse } from "../store/stored-response.ts";
import type { CacheSettings } from "./cache-settings.ts";
import { withEncodings } from "./compress-stored.ts";
import type { FlowingBody } from "./http-cache.ts";
import { KeepingBody } from "./keeping-body.ts";
import { FillSignal } from "./fill-signal.ts";
import { nobodyWaits } from "./nobody-waits.ts";
import type { Question } from "./question.ts";
import type { RecentFailures } from "./recent-failures.ts";
import type { VaryMemory } from "./vary-memory.ts";

export interface StoringParts {
  readonly store: ResponseStore;
  readonly settings: CacheSettings;
  readonly failures: RecentFailures;
  readonly varies: VaryMemory;
}

/** What becomes of one question in the store, and what those who wait for it are told: exactly one thing. */
export class Storing {
  readonly #parts: StoringParts;
  readonly #question: Question;
  readonly #fill: FillSignal | undefined;

  constructor(parts: StoringParts, question: Question) {
    this.#parts = parts;
    this.#question = question;
    const isForAll = question.turn?.role === "leader" && !question.background;
    this.#fill = isForAll ? new FillSignal(question.request.signal) : undefined;
  }

  /** Of the question to the origin. */
  get signal(): StopSignal {
    return this.#fill?.stop ?? this.#question.request.signal;
  }

  /** Nobody else may have it. */
  unshareable(): void {
    this.#settle("unshareable");
  }

  /** There was no answer; where the client has left, or was refused for what it is, somebody else asks. */
  failed(error: unknown): void {
    const { request, fillKey } = this.#question;
    if (nobodyWaits(request.signal) || request.isOwnFailure?.(error) === true)
      return this.#settle("abandoned");
    if (error instanceof Error) this.#parts.failures.note(fillKey, error);
    this.#settle("failed");
  }

  /** What was stored is no longer what the origin answers. */
  forget(): void {
    const { store, settings } = this.#parts;
    const { key } = this.#question.request;
    store.delete(key).catch((error: unknown) => settings.troubled(key, error));
  }

  /** A whole answer, or one whose fields were renewed. */
  keep(stored: StoredResponse): void {
    this.#foretell(stored);
    this.#write(stored).catch((error: unknown) => {
      this.#parts.settings.troubled(this.#question.request.key, error);
      this.failed(error);
    });
  }

  /** An answer whose body still flows: it is stored once it has come whole. */
  keepFlowing(plan: StoredResponse, body: FlowingBody, length: string | undefined): FlowingBody {
    this.#foretell(plan);
    const { largestBody, backgroundPatience } = this.#parts.settings;
    this.#fill?.goOnAlone(backgroundPatience);
    return new KeepingBody({
      body,
      limit: largestBody,
      ends: {
        kept: (whole) => {
          this.#fill?.end();
          if (length === undefined || Number(length) === whole.length) this.keep({ ...plan, body: whole });
          else this.failed(undefined);
        },
        broken: (error) => {
          this.#fill?.end();
          this.failed(error);
        },
        tooLarge: () => this.#tooLarge(),
      },
    });
  }

  /** It is this client's alone again. */
  #tooLarge(): void {
    this.#fill?.backToClient();
    this.unshareable();
  }

  /** Those who wait for an answer that will be stale when it comes need not wait for it to be stored. */
  #foretell(plan: StoredResponse): void {
    this.#parts.varies.note(this.#question.request.key, plan.vary);
    if (this.#isForOneAlone(plan)) this.unshareable();
  }

  #isForOneAlone({ freshUntil, staleWhileRevalidateUntil }: StoredResponse): boolean {
    return Math.max(freshUntil, staleWhileRevalidateUntil) <= this.#parts.settings.now();
  }

  async #write(whole: StoredResponse): Promise<void> {
    const { store, settings } = this.#parts;
    const { request, turn } = this.#question;
    const stored = await withEncodings(whole, request.fields, settings);
    const kept = await store.write(request.key, stored);
    if (kept && turn?.role === "alone" && !this.#isForOneAlone(stored)) turn.stored();
    // A purge overtook it: the next of those who wait asks again. Else it is too large to be kept.
    const overtaken = store.ticket() !== stored.ticket;
    this.#settle(kept ? "stored" : overtaken ? "abandoned" : "unshareable");
  }

  #settle(outcome: FillOutcome): void {
    const { turn } = this.#question;
    if (turn?.role === "leader") turn.settle(outcome);
  }
}

/** Bytes that the origin announced. */
export function announcedLength(fields: readonly string[]): string | undefined {
  return fieldValue(fields, "content-length");
}
