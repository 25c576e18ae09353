export interface LimitSettings {
  /** The limit never falls below. */
  readonly floor: number;
  /** Latency that is this many times the usual one means a queue in the module. */
  readonly tolerance: number;
  /** Milliseconds more than that harm nobody; our own busy moments are in it. */
  readonly slack: number;
  /** What is left of the limit after a window of overload, at most and at least. */
  readonly decrease: number;
  readonly biggestDecrease: number;
  /** Milliseconds and answers of a window, both at least. */
  readonly window: number;
  readonly samples: number;
}

export const limitDefaults: LimitSettings = {
  floor: 4,
  tolerance: 2,
  slack: 10,
  decrease: 0.9,
  biggestDecrease: 0.7,
  window: 200,
  samples: 20,
};

/** Windows until the usual latency follows the present one: down at once, up while there is room, under load hardly. */
const followDown = 0.1;
const followIdle = 0.1;
const followLoaded = 0.005;
/** With this share of the requests in flight latency must be down to `helped` of what it was, else fewer are of no use. */
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
  #squares = 0;
  #filled = 0;
  /** The limit has fallen, and until then mostly the quickest answers of those let in since are there. */
  #settledAt = -Infinity;
  /** The fullest window of an overload: what lowering the limit is compared with. */
  #trial: Sample | undefined;

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
    if (now < this.#settledAt) return;
    if (this.#count === 0) this.#began = now;
    this.#count += 1;
    const logarithm = Math.log(Math.max(0.1, latency));
    this.#sum += logarithm;
    this.#squares += logarithm * logarithm;
    this.#filled += inFlight;
    const { window, samples } = this.#settings;
    const whole = this.#count >= samples && now - this.#began >= window;
    // The earliest answers of a first burst have found the module idle.
    if (whole || (this.#usual === undefined && this.#count >= samples / 2)) this.#closeWindow(now);
  }

  #closeWindow(now: number): void {
    const sample = { latency: this.#sum / this.#count, inFlight: this.#filled / this.#count };
    const { latency } = sample;
    const variance = Math.max(0, this.#squares / this.#count - latency * latency);
    const chance = 2 * Math.sqrt(variance / this.#count);
    this.#count = 0;
    this.#sum = 0;
    this.#squares = 0;
    this.#filled = 0;
    const usual = this.#usual ?? latency;
    const loaded = sample.inFlight * 2 >= this.#limit;
    const late = latency - chance > this.#tolerable(usual);
    this.#usual = usual + followRate(latency < usual, loaded) * (latency - usual);
    if (loaded && late) this.#lower(now, sample);
    else this.#raise(loaded);
  }

  #lower(now: number, sample: Sample): void {
    const trial = this.#trial;
    // Once may be chance: fast and slow pages mixed.
    if (trial === undefined) {
      this.#trial = sample;
      return;
    }
    if (sample.inFlight > trial.inFlight) this.#trial = sample;
    else if (sample.inFlight <= trial.inFlight * tryDown) {
      this.#trial = sample;
      // It is as slow with fewer: the module is slower now, or slow pages are read; shedding does nobody any good.
      if (sample.latency > trial.latency + Math.log(helped)) {
        this.#usual = sample.latency;
        return;
      }
    }
    this.#limit = Math.max(this.#lowest, this.#limit * this.#shareLeft(sample.latency));
    this.#settledAt = now + 2 * Math.exp(sample.latency);
  }

  #tolerable(usual: number): number {
    const { tolerance, slack } = this.#settings;
    return Math.log(Math.exp(usual) * tolerance + slack);
  }

  /** The further above the usual, the bigger the step. */
  #shareLeft(latency: number): number {
    const { decrease, biggestDecrease } = this.#settings;
    const excess = latency - this.#tolerable(this.#usual ?? latency);
    return Math.max(biggestDecrease, Math.min(decrease, Math.exp(-excess / 2)));
  }

  #raise(loaded: boolean): void {
    this.#trial = undefined;
    if (loaded) this.#limit = Math.min(this.#ceiling, this.#limit + Math.sqrt(this.#limit));
  }

  get #lowest(): number {
    return Math.min(this.#ceiling, this.#settings.floor);
  }
}

/** Of one window: the mean of the logarithms of latencies, and of requests in flight. */
interface Sample {
  readonly latency: number;
  readonly inFlight: number;
}

function followRate(down: boolean, loaded: boolean): number {
  if (down) return followDown;
  return loaded ? followLoaded : followIdle;
}
