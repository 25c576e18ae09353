import exec from "k6/execution";
import type { Options, Scenario } from "k6/options";
import { Counter } from "k6/metrics";
import type { Acknowledgement } from "./acknowledgement.ts";
import { arrived } from "./arrivals.ts";
import { Collector } from "./collector.ts";
import { sleep } from "k6";
import { JourneyEnded } from "./journey-ended.ts";
import type { Journey } from "./journey.ts";
import { scenariosOf } from "./scenarios.ts";
import type { LoadSettings } from "./settings.ts";
import { thresholdsOf } from "./thresholds.ts";
import { Visitor } from "./visitor.ts";

export interface NamedJourney {
  readonly module: string;
  readonly name: string;
  /** Exported function of the bundle that runs it. */
  readonly exec: string;
  readonly journey: Journey;
}

/** What the bundle exports: options, and one function per journey. */
export interface LoadTest {
  readonly options: Options;
  readonly run: (exec: string) => void;
  readonly verify: () => void;
}

const broken = new Counter("journeys_broken");

/** Systems of this kind are told apart by tags; addresses would make a metric of each page. */
const common: Options = {
  systemTags: ["status", "method", "scenario", "expected_response"],
  discardResponseBodies: false,
  noConnectionReuse: false,
  userAgent: "madang-loadtest",
  summaryTrendStats: ["avg", "med", "p(95)", "p(99)", "max", "count"],
};

export function loadTest(settings: LoadSettings, journeys: readonly NamedJourney[]): LoadTest {
  const collector = new Collector(settings.collector);
  const visitorOf = ({ module, name }: NamedJourney, owner?: string) =>
    new Visitor({ module, journey: name, settings, collector, ...(owner === undefined ? {} : { owner }) });
  const told = ({ module, name }: NamedJourney, error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    const isBroken = !(error instanceof JourneyEnded);
    if (isBroken) broken.add(1);
    collector.ended({ module, journey: name, reason, broken: isBroken });
  };
  return {
    options: __ENV["MADANG_PHASE"] === "verify" ? verification(settings) : load(settings, journeys),
    run(name) {
      const named = journeys.find((each) => each.exec === name);
      if (named === undefined) throw new RangeError(`the bundle has no journey ${name}`);
      arrived();
      try {
        named.journey.run(visitorOf(named));
      } catch (error) {
        if (isAbort(error)) throw error;
        told(named, error);
      }
    },
    verify() {
      const acknowledged = acknowledgements(collector)[exec.scenario.iterationInTest];
      const named = journeys.find(
        ({ module, name }) => module === acknowledged?.module && name === acknowledged.journey,
      );
      if (acknowledged === undefined || named?.journey.verify === undefined) return;
      const reason = verifyPatiently(() =>
        named.journey.verify?.(visitorOf(named, acknowledged.owner), acknowledged),
      );
      collector.verified({ reference: acknowledged.reference, module: named.module, reason });
    },
  };
}

let fetched: Acknowledgement[] | undefined;

/** Once per virtual user; they do not change any more. */
function acknowledgements(collector: Collector): Acknowledgement[] {
  fetched ??= collector.acknowledgements();
  return fetched;
}

/** A portal that was busy for a moment has lost nothing: three tries. Gives the reason of the last. */
function verifyPatiently(verify: () => void): string | undefined {
  for (let attempt = 1; ; attempt++)
    try {
      verify();
      return undefined;
    } catch (error) {
      if (isAbort(error)) throw error;
      if (attempt === 3) return error instanceof Error ? error.message : String(error);
      sleep(attempt);
    }
}

/** k6 ends a run by an exception of its own, which must reach it. */
function isAbort(error: unknown): boolean {
  return String(error).includes("test aborted") || String(error).includes("context canceled");
}

function load(settings: LoadSettings, journeys: readonly NamedJourney[]): Options {
  const { profile, modules } = settings;
  const suite = journeys.map(({ module, name, exec, journey: { share } }) => ({ module, name, exec, share }));
  return {
    ...common,
    scenarios: scenariosOf({ profile, suite, modules }),
    thresholds: thresholdsOf(settings),
  };
}

function verification(settings: LoadSettings): Options {
  const count = Number(__ENV["MADANG_ACKNOWLEDGEMENTS"]);
  const scenario: Scenario = {
    executor: "shared-iterations",
    exec: "verify",
    vus: Math.min(4, count),
    iterations: count,
    maxDuration: `${60 + settings.profile.seconds * 5}s`,
    tags: { module: "verification", journey: "verification" },
  };
  return { ...common, scenarios: { verification: scenario } };
}
