import { criticalities, type Criticality } from "@madang/manifest";
import { classCount, rankOf } from "./class-shares.ts";
import { deadlines, Due } from "./deadline-wheel.ts";

/** What one limiter decided in one second, for one class. Fill: requests in flight as a share of the limit at that moment. */
export interface ClassSecond {
  readonly admitted: number;
  readonly shed: number;
  /** Highest fill at which one was let in, and lowest at which one was not; undefined where there was none. */
  readonly admittedUpTo: number | undefined;
  readonly shedFrom: number | undefined;
}

export interface LimiterSecond {
  readonly module: string;
  readonly limit: number;
  readonly inFlight: number;
  readonly classes: Readonly<Partial<Record<Criticality, ClassSecond>>>;
}

const second = 1000;

/** Counts a limiter's decisions; a second in which something was shed is told once it is over. */
export class LimiterTally extends Due {
  /** Since the start, by rank of class. */
  readonly admitted: number[] = zeroes();
  readonly shed: number[] = zeroes();
  readonly #tell: (classes: LimiterSecond["classes"]) => void;
  #second = 0;
  #admittedNow = zeroes();
  #shedNow = zeroes();
  #admittedUpTo = zeroes();
  #shedFrom = zeroes();
  #anyShed = false;

  constructor(tell: (classes: LimiterSecond["classes"]) => void) {
    super();
    this.#tell = tell;
  }

  countAdmitted(now: number, criticality: Criticality, fill: number): void {
    this.#turnTo(now);
    const rank = rankOf(criticality);
    this.admitted[rank] = (this.admitted[rank] ?? 0) + 1;
    const before = this.#admittedNow[rank] ?? 0;
    this.#admittedNow[rank] = before + 1;
    if (before === 0 || fill > (this.#admittedUpTo[rank] ?? 0)) this.#admittedUpTo[rank] = fill;
  }

  countShed(now: number, criticality: Criticality, fill: number): void {
    this.#turnTo(now);
    const rank = rankOf(criticality);
    this.shed[rank] = (this.shed[rank] ?? 0) + 1;
    const before = this.#shedNow[rank] ?? 0;
    this.#shedNow[rank] = before + 1;
    if (before === 0 || fill < (this.#shedFrom[rank] ?? 0)) this.#shedFrom[rank] = fill;
    if (this.#anyShed) return;
    this.#anyShed = true;
    // Nobody may come in the next second to notice that this one is over.
    deadlines.set(this, second);
  }

  due(): void {
    this.#begin();
  }

  #turnTo(now: number): void {
    const current = Math.floor(now / second);
    if (current === this.#second) return;
    this.#begin();
    this.#second = current;
  }

  #begin(): void {
    if (this.#anyShed) {
      deadlines.clear(this);
      this.#tell(this.#classes());
    }
    this.#anyShed = false;
    this.#admittedNow.fill(0);
    this.#shedNow.fill(0);
  }

  #classes(): LimiterSecond["classes"] {
    const entries = criticalities.map((criticality, rank) => {
      const admitted = this.#admittedNow[rank] ?? 0;
      const shed = this.#shedNow[rank] ?? 0;
      const admittedUpTo = admitted === 0 ? undefined : this.#admittedUpTo[rank];
      const shedFrom = shed === 0 ? undefined : this.#shedFrom[rank];
      return [criticality, { admitted, shed, admittedUpTo, shedFrom }] as const;
    });
    return Object.fromEntries(entries.filter(([, { admitted, shed }]) => admitted + shed > 0));
  }
}

function zeroes(): number[] {
  return Array.from({ length: classCount }, () => 0);
}
