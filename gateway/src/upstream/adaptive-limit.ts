export interface LimitSettings {
  /** The limit never falls below. */
  readonly floor: number;
  /** Latency that is this many times the usual one means a queue in the module. */
  readonly tolerance: number;
  /** What is left of the limit after a window of overload. */
  readonly decrease: number;
  /** Milliseconds and answers of a window, both at least. */
  readonly window: number;
  readonly samples: number;
}

export const limitDefaults: LimitSettings = {
  floor: 4,
  tolerance: 2,
  decrease: 0.9,
  window: 100,
  samples: 20,
};

/** Windows until the usual latency follows the present one: down at once, up while there is room, under load hardly. */
const followDown = 0.2;
const followIdle = 0.1;
const followLoaded = 0.005;
/** A decrease to this share of where it began must have brought latency down to `helped` of what it was, else it was in vain. */
const tryDown = 0.7;
const helped = 0.85;

/**
 * How many requests a module can work on at once, found from latency: additive increase by the square root while the limit is
 * used, multiplicative decrease while answers take much longer than usual *under load*, and only as long as that helps
 * (docs/decisions/0014-adaptive-concurrency.md). Latencies are averaged by their logarithms, so that a module with fast and
 * slow pages does not jump between them.
 */
export class AdaptiveLimit {
  readonly #settings: LimitSettings;
  #ceiling: number;
  #limit: number;
  /** Logarithm of the usual latency. */
  #usual: number | undefined;
  #began = 0;
  #count = 0;
  #sum = 0;
  #peak = 0;
  #trial: { readonly limit: number; readonly latency: number } | undefined;

  constructor(ceiling: number, settings: LimitSettings = limitDefaults) {
    this.#settings = settings;
    this.#ceiling = ceiling;
    this.#limit = ceiling;
  }

  /** A whole number; the ceiling until latency says otherwise. */
  get value(): number {
    return Math.floor(this.#limit);
  }

  get ceiling(): number {
    return this.#ceiling;
  }

  /** Replicas or a manifest have changed: a limit at its ceiling stays there. */
  set ceiling(ceiling: number) {
    if (ceiling === this.#ceiling) return;
    this.#limit = this.#limit >= this.#ceiling ? ceiling : Math.min(this.#limit, ceiling);
    this.#ceiling = ceiling;
  }

  /** Milliseconds of usual latency, for the operator. */
  get usual(): number | undefined {
    return this.#usual === undefined ? undefined : Math.exp(this.#usual);
  }

  /** One answer (or a deadline that passed) and how many were in flight when it had been asked for, itself included. */
  observe(now: number, latency: number, inFlight: number): void {
    if (this.#count === 0) this.#began = now;
    this.#count += 1;
    this.#sum += Math.log(Math.max(0.1, latency));
    this.#peak = Math.max(this.#peak, inFlight);
    const { window, samples } = this.#settings;
    const whole = this.#count >= samples && now - this.#began >= window;
    // The earliest answers of a first burst have found the module idle.
    if (whole || (this.#usual === undefined && this.#count >= samples / 2)) this.#closeWindow();
  }

  #closeWindow(): void {
    const latency = this.#sum / this.#count;
    const peak = this.#peak;
    this.#count = 0;
    this.#sum = 0;
    this.#peak = 0;
    const usual = this.#usual ?? latency;
    const loaded = peak * 2 >= this.#limit;
    const late = latency > usual + Math.log(this.#settings.tolerance);
    this.#usual = usual + followRate(latency < usual, loaded) * (latency - usual);
    if (loaded && late) this.#lower(latency);
    else this.#raise(peak);
  }

  #lower(latency: number): void {
    const trial = (this.#trial ??= { limit: this.#limit, latency });
    if (this.#limit <= trial.limit * tryDown) {
      this.#trial = undefined;
      // It is as slow with fewer: the module is slower now, or slow pages are read; shedding does nobody any good.
      if (latency > trial.latency + Math.log(helped)) {
        this.#usual = latency;
        return;
      }
    }
    this.#limit = Math.max(this.#lowest, this.#limit * this.#settings.decrease);
  }

  #raise(peak: number): void {
    this.#trial = undefined;
    if (peak < this.#limit * 0.75) return;
    this.#limit = Math.min(this.#ceiling, this.#limit + Math.sqrt(this.#limit));
  }

  get #lowest(): number {
    return Math.min(this.#ceiling, this.#settings.floor);
  }
}

function followRate(down: boolean, loaded: boolean): number {
  if (down) return followDown;
  return loaded ? followLoaded : followIdle;
}
