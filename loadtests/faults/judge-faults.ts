import type { PageLook } from "../oracles/watch-known-pages.ts";
import type { FaultRequirement } from "../requirements.ts";
import type { JourneySecond, RunEvent } from "../results/run-record.ts";
import type { TimeWindow } from "../results/time-windows.ts";
import { failedShare, trafficOf } from "../results/traffic.ts";
import { longestSilence } from "./longest-silence.ts";
import { requirementOf } from "./requirement-of.ts";

export interface JudgedRun {
  /** As they were wished: `module-killed:news`. */
  readonly wished: readonly string[];
  readonly events: readonly RunEvent[];
  readonly journeys: readonly JourneySecond[];
  readonly looks: readonly PageLook[];
  readonly modules: readonly JudgedModule[];
}

export interface JudgedModule {
  readonly id: string;
  readonly serviceLevel: { readonly errors: number };
}

export interface FaultCheck {
  readonly name: string;
  readonly passed: boolean;
  readonly detail: string;
}

/** One fault with what is judged of it. */
interface Case extends JudgedRun {
  readonly fault: RunEvent;
  readonly must: FaultRequirement;
  /** From its begin until everything has to be well again. */
  readonly during: TimeWindow;
  readonly sufferers: readonly JudgedModule[];
  readonly others: readonly JudgedModule[];
}

/** What must hold while something is broken and after it (loadtests/requirements.ts), by what visitors met. */
export function judgeFaults(run: JudgedRun): FaultCheck[] {
  const faults = run.events.filter(({ kind }) => kind === "fault");
  const missing = run.wished
    .filter((name) => !faults.some((fault) => fault.name === name))
    .map((name) => ({ name: `${name} took place`, passed: false, detail: "the load was over before" }));
  return [...missing, ...faults.flatMap((fault) => judge(fault, run))];
}

/** Seconds of the run in which a fault excuses what is missed, for whatever judges the whole run. */
export function excusedWindows(events: readonly RunEvent[]): TimeWindow[] {
  return events
    .filter(({ kind }) => kind === "fault")
    .map((fault) => windowOf(fault, requirementOf(fault.name)));
}

function judge(fault: RunEvent, run: JudgedRun): FaultCheck[] {
  const must = requirementOf(fault.name);
  const module = fault.name.split(":")[1];
  const suffers = ({ id }: JudgedModule) =>
    must.mayFail === "everybody" || (must.mayFail === "its module" && id === module);
  const one: Case = {
    ...run,
    fault,
    must,
    during: windowOf(fault, must),
    sufferers: run.modules.filter(suffers),
    others: run.modules.filter((each) => !suffers(each)),
  };
  return [...othersKeep(one), ...failsPolitely(one), knownAnswered(one), ...recovers(one)];
}

function othersKeep({ fault, must, during, others, journeys }: Case): FaultCheck[] {
  return others.map(({ id, serviceLevel }) => {
    const most = must.othersFail ?? serviceLevel.errors;
    const { answers, failed } = trafficOf(within(journeys, during, [id]));
    return {
      name: `${fault.name}: ${id} goes on`,
      passed: failed <= most * answers,
      detail: `${failed} of ${answers} answers failed`,
    };
  });
}

/** What fails says so as it should. How long there may be no answer at all is judged by the silence. */
function failsPolitely({ fault, must, during, sufferers, journeys }: Case): FaultCheck[] {
  if (sufferers.length === 0) return [];
  const ids = sufferers.map(({ id }) => id);
  const { statuses } = trafficOf(within(journeys, during, ids));
  const allowed = new Set([...must.failsWith.map(String), ...(must.silentFor > 0 ? ["0"] : [])]);
  const failures = Object.entries(statuses).filter(
    ([status, count]) => count > 0 && (status === "0" || status.startsWith("5")),
  );
  const told = failures.map(([status, count]) => `${count} × ${status === "0" ? "no answer" : status}`);
  return [
    {
      name: `${fault.name}: what fails says so`,
      passed: failures.every(([status]) => allowed.has(status)),
      detail: told.length === 0 ? "nothing failed" : told.join(", "),
    },
  ];
}

/** Pages that were read before: shown, or a page that says whom to call; and no longer silent than may be. */
function knownAnswered({ fault, must, during, looks }: Case): FaultCheck {
  const seen = looks.filter(({ asked }) => asked >= during.from && asked < during.until);
  const silence = longestSilence(seen);
  const bare = seen.filter(({ status, telephone }) => status >= 500 && !telephone).length;
  const shown = seen.filter(({ status }) => status === 200).length;
  return {
    name: `${fault.name}: pages that were read before are answered`,
    passed: silence <= must.silentFor && bare === 0 && seen.length > 0,
    detail: `${shown} of ${seen.length} looks showed the page${bare === 0 ? "" : `, ${bare} met an error without a telephone`}, longest silence ${silence.toFixed(1)} s`,
  };
}

/** By all who come afterwards, but for the time of other faults. */
function recovers({ fault, during, sufferers, journeys, events }: Case): FaultCheck[] {
  const others = excusedWindows(events.filter((one) => one !== fault));
  const afterwards = journeys.filter(
    ({ at }) => at >= during.until && !others.some(({ from, until }) => at >= from && at < until),
  );
  return sufferers.map(({ id, serviceLevel }) => {
    const traffic = trafficOf(afterwards.filter(({ module }) => module === id));
    const share = failedShare(traffic);
    return {
      name: `${fault.name}: ${id} is well again by second ${during.until}`,
      passed: share !== undefined && share <= serviceLevel.errors,
      detail:
        share === undefined
          ? "nobody came afterwards: give the run more seconds"
          : `${traffic.failed} of ${traffic.answers} answers failed afterwards`,
    };
  });
}

function within(rows: readonly JourneySecond[], { from, until }: TimeWindow, ids: readonly string[]) {
  return rows.filter(({ at, module }) => at >= from && at < until && ids.includes(module));
}

function windowOf({ at, until }: RunEvent, { recoversWithin }: FaultRequirement): TimeWindow {
  return { from: at, until: (until ?? at) + 1 + recoversWithin };
}
