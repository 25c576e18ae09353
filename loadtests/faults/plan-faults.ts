import { suggest } from "../runner/suggest.ts";
import { loadtestErrors } from "../runner/errors.ts";
import { allFaults } from "./all-faults.ts";
import type { Fault } from "./fault.ts";

export interface PlannedFault {
  readonly fault: Fault;
  /** As it was wished: `module-killed:news`. */
  readonly name: string;
  /** Empty for faults of the portal. */
  readonly module: string;
  /** Seconds after the load began. */
  readonly at: number;
  /** Seconds that it lasts; 0 until the supervisor has mended it. */
  readonly lasts: number;
}

interface Wished {
  readonly name: string;
  readonly at: number | undefined;
}

/** Of a short run a fault takes this share at most: what comes after it is judged too. */
const shareOfRun = 1 / 6;
const leastSeconds = 2;

/**
 * What was wished, in the order of time; without a second they are spread evenly. Throws LOADTEST_FAULT_UNKNOWN, _FAULT_MODULE,
 * _FAULT_LATE, _FAULT_ELSEWHERE.
 */
export function planFaults(
  wished: readonly Wished[],
  run: { modules: readonly string[]; seconds: number; own: boolean },
): PlannedFault[] {
  const planned = wished.map(({ name, at }, index) => {
    const { fault, module } = named(name, run.modules);
    if (!run.own) throw loadtestErrors.create("FAULT_ELSEWHERE", { fault: name });
    const second = at ?? (run.seconds * (index + 1)) / (wished.length + 1);
    if (second >= run.seconds)
      throw loadtestErrors.create("FAULT_LATE", { fault: name, at: second, seconds: run.seconds });
    return { fault, name, module, at: second, lasts: lastsIn(fault, run.seconds) };
  });
  return planned.sort((one, other) => one.at - other.at);
}

/** For errors and --help. */
export function faultLabels(): string[] {
  return allFaults.map(({ name, of }) => (of === "module" ? `${name}:<module>` : name));
}

function lastsIn({ seconds }: Fault, runSeconds: number): number {
  return Math.min(seconds, Math.max(leastSeconds, Math.floor(runSeconds * shareOfRun)));
}

function named(given: string, modules: readonly string[]): { fault: Fault; module: string } {
  const [name = "", ...rest] = given.split(":");
  const module = rest.join(":");
  const fault = allFaults.find((one) => one.name === name);
  if (fault === undefined) {
    const names = allFaults.map((one) => one.name);
    const valid = faultLabels().join(", ");
    throw loadtestErrors.create("FAULT_UNKNOWN", { given, suggestion: suggest(name, names), valid });
  }
  const valid = fault.of === "module" ? modules : [""];
  if (valid.includes(module)) return { fault, module };
  const remedy =
    fault.of === "module" ? modules.map((one) => `${name}:${one}`).join(", ") : `${name}, without a module`;
  throw loadtestErrors.create("FAULT_MODULE", { given, valid: remedy });
}
