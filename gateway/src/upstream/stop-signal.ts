/**
 * What we need of an AbortSignal, which is one too: told once, with a reason. A `Stop` costs a tenth of an AbortController, which
 * a request that is passed through can feel.
 */
export interface StopSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: "abort", listener: StopListener, options?: { readonly once?: boolean }): void;
  removeEventListener(type: "abort", listener: StopListener): void;
}

export type StopListener = (() => void) | { handleEvent(): void };

export class Stop implements StopSignal {
  aborted = false;
  reason: unknown = undefined;
  // Nearly always one, so a list is made for the second only.
  #first: StopListener | undefined;
  #others: StopListener[] | undefined;

  /** Tells everybody who listens now, once; later listeners look at `aborted`. */
  abort(reason: unknown): void {
    if (this.aborted) return;
    this.aborted = true;
    this.reason = reason;
    const [first, others] = [this.#first, this.#others];
    this.#first = undefined;
    this.#others = undefined;
    if (first !== undefined) tell(first);
    for (const listener of others ?? []) tell(listener);
  }

  addEventListener(_type: "abort", listener: StopListener): void {
    if (this.aborted || listener === this.#first || this.#others?.includes(listener) === true) return;
    if (this.#first === undefined) this.#first = listener;
    else (this.#others ??= []).push(listener);
  }

  removeEventListener(_type: "abort", listener: StopListener): void {
    if (this.#first === listener) this.#first = undefined;
    else if (this.#others !== undefined) this.#others = this.#others.filter((other) => other !== listener);
  }
}

function tell(listener: StopListener): void {
  if (typeof listener === "function") listener();
  else listener.handleEvent();
}
