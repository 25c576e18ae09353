import { plannedArrivals } from "@madang/load-kit/arrival-plan";
import { trafficOf } from "../results/traffic.ts";
import { runFormat, type RunEvent, type RunRecord } from "../results/run-record.ts";
import { judgeFaults } from "../faults/judge-faults.ts";
import type { AppliedLoad } from "./apply-load.ts";
import { vitalRows } from "./browser/vital-rows.ts";
import type { Check } from "./check.ts";
import type { CheckedPromises } from "./check-promises.ts";
import { frequentEndings } from "./frequent-endings.ts";
import { thisMachine } from "./machine.ts";
import { generatorRows, journeyRows, secondZero } from "./measured-rows.ts";
import { observedRows } from "./observed-rows.ts";
import { oracleChecks } from "./oracle-checks.ts";
import { plannedScenes } from "./planned-scenes.ts";
import { chosenOf, type RunningTest } from "./running-test.ts";
import { verdictOf } from "./verdict.ts";

export interface RunResult {
  readonly test: RunningTest;
  /** Milliseconds of Unix time; counts where no visitor arrived. */
  readonly startedAt: number;
  readonly revision: string | undefined;
  readonly load: AppliedLoad;
  /** Nothing where a promise was broken before. */
  readonly promises: CheckedPromises | undefined;
}

/** Everything that a run has found, as the one document that is read from then on. */
export function recordRun(result: RunResult): RunRecord {
  const { test, load, revision } = result;
  const measured = measuredOf(result);
  const broken = [...load.broken, ...(result.promises?.broken ?? [])];
  const acknowledged = test.collector.acknowledgements.length;
  const examined = examinedBy(result, trafficOf(measured.journeys).answers);
  const { events } = test;
  const oracles = [...oracleChecks({ broken, acknowledged, examined }), ...faultChecks(result, measured)];
  const endings = frequentEndings(test.collector.endings);
  const { exitCode, sentence, checks } = verdictOf({ ...measured, endings, broken, events }, oracles);
  return {
    format: runFormat,
    id: test.id,
    arguments: [...test.arguments],
    endedAt: new Date().toISOString(),
    portal: { origin: test.portal.origin, ...(revision === undefined ? {} : { revision }) },
    profile: profileOf(test),
    ...measured,
    vitals: vitalRows(test.collector.vitals, Date.parse(measured.startedAt) / 1000),
    events: [...stages(test), ...test.events],
    verdict: { exitCode, sentence },
    checks: [...checks],
    broken,
    endings,
    acknowledged,
    examined,
  };
}

function faultChecks({ test, load }: RunResult, measured: Pick<RunRecord, "journeys" | "modules">): Check[] {
  const wished = test.faults.map(({ name }) => name);
  return judgeFaults({ ...measured, wished, events: test.events, looks: load.watched.looks });
}

function examinedBy({ load, promises }: RunResult, answers: number): RunRecord["examined"] {
  const compared = promises?.comparedInDatabase;
  const { embargoes, replaced, sheddingSeconds } = load.watched;
  return {
    answers,
    lookedUp: promises?.lookedUp ?? 0,
    ...(compared === undefined ? {} : { comparedInDatabase: compared }),
    ...(embargoes === undefined
      ? {}
      : { embargoAnswers: embargoes.answers, embargoAppeared: embargoes.appeared }),
    ...(replaced === undefined ? {} : { replacedAnswers: replaced.answers, replacedShown: replaced.shown }),
    ...(sheddingSeconds === undefined ? {} : { sheddingSeconds }),
  };
}

/** What was counted by the second, on one time axis. */
function measuredOf({ test, startedAt, load }: RunResult) {
  const { generated } = load;
  const zero = secondZero(generated.beganAt ?? startedAt);
  const seconds = generatorRows(generated, zero);
  const { part, processes, k6, chosen } = test;
  const journeys = journeyRows(generated, { zero, modules: chosen });
  return {
    startedAt: new Date(zero * 1000).toISOString(),
    machine: thisMachine(),
    modules: modulesOf(test, load, journeys),
    journeys,
    ...observedRows(load.observed, { zero, generator: seconds }),
    generator: {
      k6: k6.version,
      processes,
      machines: 1,
      ...(part === undefined ? {} : { part: { ...part } }),
      seconds,
    },
  };
}

function modulesOf(
  test: RunningTest,
  { generated }: AppliedLoad,
  rows: RunRecord["journeys"],
): RunRecord["modules"] {
  const declared = generated.summary?.shares;
  // A load that was ended early tells no shares: what came is in their proportion.
  const shareOf = (module: string, journey: string) =>
    declared === undefined
      ? trafficOf(rows.filter((row) => row.module === module && row.journey === journey)).arrivals
      : (declared.find((each) => each.module === module && each.name === journey)?.share ?? 0);
  return chosenOf(test).map(({ id, serviceLevel, journeys }) => ({
    id,
    serviceLevel: { ...serviceLevel },
    journeys: journeys.map(({ name }) => ({ name, share: shareOf(id, name) })),
  }));
}

function profileOf({ profileName, scale, profile }: RunningTest): RunRecord["profile"] {
  return {
    name: profileName,
    scale,
    seconds: profile.seconds,
    arrivals: plannedArrivals(profile).map((point) => ({ ...point })),
  };
}

function stages({ profile }: RunningTest): RunEvent[] {
  return plannedScenes(profile).map(({ at, until, name, detail }) => ({
    at: Math.round(at),
    until: Math.round(until),
    kind: "stage",
    name,
    detail,
  }));
}
