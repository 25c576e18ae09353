import type { RunRecord } from "../results/run-record.ts";
import { sumOfCounts } from "../results/traffic.ts";
import { coresByService, isGeneratorsEnd } from "./read-step.ts";

/** A service's JavaScript runs on one thread: of more than this part of a core, nothing is left for the next request. */
const busyThread = 0.9;
/** Part of all cores above which the machine has none left. */
const busyMachine = 0.92;

/** What gave first in the first run that did not keep the service levels. */
export function findBottleneck(record: RunRecord): string {
  const cores = coresByService(record);
  const portal = Object.entries(cores).filter(([service]) => service !== "generator");
  const threads = portal.filter(([service, used]) => used >= busyThread && service !== "postgresql");
  const used = Object.values(cores).reduce((sum, each) => sum + each, 0);
  const full = used >= busyMachine * record.machine.cores;
  if (isGeneratorsEnd(record))
    return `the load generator (${inCores(cores["generator"] ?? 0)})${full ? ", which shares the machine" : ""}`;
  if (threads.length > 0)
    return threads.map(([service, each]) => `${service} (${inCores(each)}, one thread)`).join(" and ");
  if (full) return `the machine: ${inCores(used)} of ${record.machine.cores}, most of it ${mostOf(cores)}`;
  const shed = sumOfCounts(record.gateways.map((row) => row.shed));
  const classes = Object.entries(shed).filter(([, count]) => count > 0);
  if (classes.length > 0)
    return `a limiter of the gateway: ${classes.map(([name, count]) => `${count} of ${name} sent away`).join(", ")}`;
  return `waiting: no process was at its limit (${inCores(used)} of ${record.machine.cores} used)`;
}

function mostOf(cores: Readonly<Record<string, number>>): string {
  return Object.entries(cores)
    .sort(([, a], [, b]) => b - a)
    .slice(0, 3)
    .map(([service, used]) => `${service} ${used.toFixed(2)}`)
    .join(", ");
}

function inCores(used: number): string {
  return `${used.toFixed(2)} cores`;
}
