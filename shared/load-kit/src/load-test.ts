import exec from "k6/execution";
import type { Options, Scenario } from "k6/options";
import type { Acknowledgement } from "./acknowledgement.ts";
import type { SharedJourney } from "./arrival-plan.ts";
import { arrived } from "./arrivals.ts";
import { Collector } from "./collector.ts";
import { scenariosOf } from "./scenarios.ts";
import type { LoadSettings } from "./settings.ts";
import { Visits, type NamedJourney } from "./visits.ts";

export type { NamedJourney } from "./visits.ts";

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
  const visits = new Visits(settings, collector);
  return {
    shares: journeys.map(({ module, name, journey: { share } }) => ({ module, name, share })),
    options: isVerification ? verification(settings) : load(settings, journeys),
    run(name) {
      const named = journeys.find((each) => each.exec === name);
      if (named === undefined) throw new RangeError(`the bundle has no journey ${name}`);
      arrived();
      visits.visit(named);
    },
    warmUp() {
      if (settings.profile.cache === "cold" || isVerification) return;
      for (const named of journeys) if (settings.modules.includes(named.module)) visits.warmUp(named);
    },
    verify() {
      const acknowledged = acknowledgements(collector)[exec.scenario.iterationInTest];
      const named = journeys.find(
        ({ module, name }) => module === acknowledged?.module && name === acknowledged.journey,
      );
      if (acknowledged === undefined || named?.journey.verify === undefined) return;
      visits.verify(named, acknowledged);
    },
  };
}

let fetched: Acknowledgement[] | undefined;

/** Once per virtual user; they do not change any more. */
function acknowledgements(collector: Collector): Acknowledgement[] {
  fetched ??= collector.acknowledgements();
  return fetched;
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
