import exec from "k6/execution";
import type { Options, Scenario } from "k6/options";
import { Counter } from "k6/metrics";
import type { Acknowledgement } from "./acknowledgement.ts";
import type { SharedJourney } from "./arrival-plan.ts";
import { arrived } from "./arrivals.ts";
import { Browser } from "./browser.ts";
import { Collector } from "./collector.ts";
import { crawl } from "./crawl.ts";
import { sleep } from "k6";
import { JourneyEnded } from "./journey-ended.ts";
import type { Journey } from "./journey.ts";
import { scenariosOf } from "./scenarios.ts";
import type { LoadSettings } from "./settings.ts";
import { drawTraits } from "./visitor-habits.ts";
import { Visitor } from "./visitor.ts";
import { warmUpSettings, warmUpVisits } from "./warm-up.ts";

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
  /** Before the load begins. */
  readonly warmUp: () => void;
  readonly verify: () => void;
  /** What journeys declare, for the runner, which cannot load them: they import k6. */
  readonly shares: readonly SharedJourney[];
}

const isVerification = __ENV["MADANG_PHASE"] === "verify";
const broken = new Counter("journeys_broken");

/** Systems of this kind are told apart by tags; addresses would make a metric of each page. */
const common: Options = {
  systemTags: ["status", "method", "scenario", "expected_response"],
  discardResponseBodies: false,
  noConnectionReuse: false,
  userAgent: "madang-loadtest",
  setupTimeout: "5m",
};

export function loadTest(settings: LoadSettings, journeys: readonly NamedJourney[]): LoadTest {
  const collector = new Collector(settings);
  const visitorOf = ({ module, name }: NamedJourney, owner?: string) =>
    new Visitor({ module, journey: name, settings, collector, ...(owner === undefined ? {} : { owner }) });
  const told = ({ module, name }: NamedJourney, error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    const isBroken = !(error instanceof JourneyEnded);
    if (isBroken) broken.add(1);
    collector.ended({ module, journey: name, reason, broken: isBroken });
  };
  const warm = (named: NamedJourney) => {
    const { module, name } = named;
    const tags = { module: "warming", journey: name };
    try {
      for (let visit = 0; visit < warmUpVisits; visit++)
        named.journey.run(
          new Visitor({ module, journey: name, settings: warmUpSettings(settings), collector, tags }),
        );
    } catch (error) {
      if (isAbort(error)) throw error;
      told(named, error);
    }
  };
  return {
    shares: journeys.map(({ module, name, journey: { share } }) => ({ module, name, share })),
    options: isVerification ? verification(settings) : load(settings, journeys),
    run(name) {
      const named = journeys.find((each) => each.exec === name);
      if (named === undefined) throw new RangeError(`the bundle has no journey ${name}`);
      arrived();
      const traits = drawTraits(settings.profile.visitors);
      try {
        if (traits.robot)
          crawl(new Browser({ ...named, journey: named.name, settings, collector, traits, owner: "robot" }));
        else named.journey.run(new Visitor({ ...named, journey: named.name, settings, collector, traits }));
      } catch (error) {
        if (isAbort(error)) throw error;
        told(named, error);
      }
    },
    warmUp() {
      if (settings.profile.cache === "cold" || isVerification) return;
      for (const named of journeys) if (mayWarm(named, settings)) warm(named);
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

/** What leaves something behind does not run before its time. */
function mayWarm({ module, journey }: NamedJourney, { modules }: LoadSettings): boolean {
  return journey.verify === undefined && modules.includes(module);
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
