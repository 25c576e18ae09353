import type { RunRecord } from "../results/run-record.ts";
import { sumOfCounts } from "../results/traffic.ts";
import { coresByService, isGeneratorsEnd } from "./read-step.ts";
import { isOfPortal } from "./services.ts";

export interface Bottleneck {
  readonly says: string;
  /** It is none of the portal's: capacity is at least what was kept. */
  readonly elsewhere: boolean;
}

/**
 * A service's JavaScript runs on one thread, which has no more of a core than others leave it: with this part of one in the mean of a step,
 * there were moments in which nothing was left for the next request.
 */
const busyThread = 0.8;
/** Part of all cores above which the machine has none left. */
const busyMachine = 0.92;

/**
 * What gave first in the first run that did not keep the service levels. A load generator whose visitors wait for a thread that is busy has
 * none to spare either: the thread is named.
 */
export function findBottleneck(record: RunRecord): Bottleneck {
  const cores = coresByService(record);
  const portal = Object.entries(cores).filter(([service]) => isOfPortal(service));
  const threads = portal.filter(([service, used]) => used >= busyThread && service !== "postgresql");
  if (threads.length > 0)
    return ofPortal(
      threads.map(([service, each]) => `${service} (${inCores(each)}, one thread)`).join(" and "),
    );
  const used = Object.values(cores).reduce((sum, each) => sum + each, 0);
  const full = used >= busyMachine * record.machine.cores;
  if (isGeneratorsEnd(record)) {
    const generator = `the load generator (${inCores(cores["generator"] ?? 0)})`;
    return { says: full ? `${generator}, which shares the machine` : generator, elsewhere: true };
  }
  if (full)
    return ofPortal(`the machine: ${inCores(used)} of ${record.machine.cores}, most of it ${mostOf(cores)}`);
  const shed = sumOfCounts(record.gateways.map((row) => row.shed));
  const classes = Object.entries(shed).filter(([, count]) => count > 0);
  if (classes.length > 0)
    return ofPortal(
      `a limiter of the gateway: ${classes.map(([name, count]) => `${count} of ${name} sent away`).join(", ")}`,
    );
  return ofPortal(`waiting: no process was at its limit (${inCores(used)} of ${record.machine.cores} used)`);
}

function ofPortal(says: string): Bottleneck {
  return { says, elsewhere: false };
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
