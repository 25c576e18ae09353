import { sleep } from "k6";
import { Counter } from "k6/metrics";
import type { Acknowledgement } from "./acknowledgement.ts";
import { Browser } from "./browser.ts";
import type { Collector } from "./collector.ts";
import { crawl } from "./crawl.ts";
import { JourneyEnded } from "./journey-ended.ts";
import type { Journey } from "./journey.ts";
import type { LoadSettings } from "./settings.ts";
import { drawTraits } from "./visitor-habits.ts";
import { Visitor } from "./visitor.ts";
import { nearby, warmUpSettings, warmUpVisits } from "./warm-up.ts";

export interface NamedJourney {
  readonly module: string;
  readonly name: string;
  /** Exported function of the bundle that runs it. */
  readonly exec: string;
  readonly journey: Journey;
}

const broken = new Counter("journeys_broken");
/** A portal that was busy for a moment has lost nothing. */
const mostTries = 3;

/** Lets visitors go through journeys, and tells the runner why they could not go on. */
export class Visits {
  readonly #settings: LoadSettings;
  readonly #collector: Collector;

  constructor(settings: LoadSettings, collector: Collector) {
    this.#settings = settings;
    this.#collector = collector;
  }

  /** One arrival, whoever it turns out to be. */
  visit(named: NamedJourney): void {
    const traits = drawTraits(this.#settings.profile.visitors);
    const options = { ...this.#optionsOf(named), traits };
    this.#tellEnding(named, () => {
      if (traits.robot) crawl(new Browser({ ...options, owner: "robot" }));
      else named.journey.run(new Visitor(options));
    });
  }

  /** Fills caches with what is popular; what leaves something behind does not run before its time. */
  warmUp(named: NamedJourney): void {
    if (named.journey.verify !== undefined) return;
    const settings = warmUpSettings(this.#settings);
    const tags = { module: "warming", journey: named.name };
    this.#tellEnding(named, () => {
      for (let visit = 0; visit < warmUpVisits; visit++)
        named.journey.run(new Visitor({ ...this.#optionsOf(named), settings, tags }));
    });
  }

  /** What was acknowledged is looked up by its sender, in another browser, nearby. */
  verify(named: NamedJourney, acknowledged: Acknowledgement): void {
    const { module, journey } = named;
    const { reference, owner } = acknowledged;
    const options = { ...this.#optionsOf(named), settings: nearby(this.#settings), owner };
    const reason = reasonOfLastTry(() => journey.verify?.(new Visitor(options), acknowledged));
    this.#collector.verified({ reference, module, reason });
  }

  #optionsOf({ module, name }: NamedJourney) {
    return { module, journey: name, settings: this.#settings, collector: this.#collector };
  }

  #tellEnding({ module, name }: NamedJourney, run: () => void): void {
    try {
      run();
    } catch (error) {
      if (isAbort(error)) throw error;
      const isBroken = !(error instanceof JourneyEnded);
      if (isBroken) broken.add(1);
      this.#collector.ended({ module, journey: name, reason: reasonOf(error), broken: isBroken });
    }
  }
}

function reasonOfLastTry(attempt: () => void): string | undefined {
  for (let tries = 1; ; tries++)
    try {
      attempt();
      return undefined;
    } catch (error) {
      if (isAbort(error)) throw error;
      if (tries === mostTries) return reasonOf(error);
      sleep(tries);
    }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** k6 ends a run by an exception of its own, which must reach it. */
function isAbort(error: unknown): boolean {
  return String(error).includes("test aborted") || String(error).includes("context canceled");
}
