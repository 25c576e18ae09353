import type { BuildOutcomes } from "@madang/registry";
import { OutcomeTally } from "./outcome-tally.ts";

interface BuildName {
  readonly module: string;
  readonly build: string;
}

/** What became of the requests to every build that was asked, for the report to the registry and for the metrics. */
export class OutcomeCounts {
  readonly #tallies = new Map<string, OutcomeTally>();
  readonly #inUse: () => Iterable<BuildName>;
  readonly #now: (() => number) | undefined;

  /** `inUse`: builds that can still be asked; the others are forgotten once they have been handed out. */
  constructor(options: { inUse: () => Iterable<BuildName>; now?: () => number }) {
    this.#inUse = options.inUse;
    this.#now = options.now;
  }

  /** Where one build's outcomes are counted. */
  of({ module, build }: BuildName): OutcomeTally {
    const name = nameOf({ module, build });
    const known = this.#tallies.get(name);
    if (known !== undefined) return known;
    const made = new OutcomeTally({ module, build, ...(this.#now === undefined ? {} : { now: this.#now }) });
    this.#tallies.set(name, made);
    return made;
  }

  get tallies(): IteratorObject<OutcomeTally> {
    return this.#tallies.values();
  }

  /**
   * Every slice in which something was counted since the last call, as it stands now: it takes the place of what was handed out of it
   * before. A slice that has ended is handed out once.
   */
  take(): BuildOutcomes[] {
    const taken = [...this.#tallies.values()].flatMap((tally) => tally.take());
    const inUse = new Set([...this.#inUse()].map(nameOf));
    for (const name of this.#tallies.keys()) if (!inUse.has(name)) this.#tallies.delete(name);
    return taken;
  }
}

function nameOf({ module, build }: BuildName): string {
  return `${module}@${build}`;
}
