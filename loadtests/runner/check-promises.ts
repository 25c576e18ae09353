import { checkAcknowledged } from "../oracles/check-acknowledged.ts";
import { checkReceipts } from "../oracles/check-receipts.ts";
import { brokenByStored, brokenByVerification, brokenByViolation } from "./broken-promises.ts";
import { loadtestErrors } from "./errors.ts";
import { runK6 } from "./k6/run-k6.ts";
import type { PortalDatabase } from "./portal/target-portal.ts";
import type { RunningTest } from "./running-test.ts";
import type { BrokenPromise } from "./verdict.ts";

export interface CheckedPromises {
  readonly broken: readonly BrokenPromise[];
  readonly lookedUp: number;
  readonly comparedInDatabase: number | undefined;
}

/** After the load: what was acknowledged is looked up from other browsers, then compared with the database. */
export async function checkPromises(test: RunningTest & { script: string }): Promise<CheckedPromises> {
  const { collector, portal, say, keepGoing } = test;
  const count = collector.acknowledgements.length;
  if (count === 0) return { broken: [], lookedUp: 0, comparedInDatabase: undefined };
  say(`Looking up ${count} acknowledgements.`);
  const broken = [...checkReceipts(collector.acknowledgements), ...(await lookUp(test, count))];
  const lookedUp = collector.verifications.length;
  if (portal.database === undefined || (broken.length > 0 && !keepGoing))
    return { broken, lookedUp, comparedInDatabase: undefined };
  say(`Comparing ${count} acknowledgements with the database.`);
  const stored = await compare(test, portal.database);
  return { broken: [...broken, ...stored], lookedUp, comparedInDatabase: count };
}

async function lookUp(test: RunningTest & { script: string }, count: number): Promise<BrokenPromise[]> {
  const { k6, script, folder, collector, signal, violated } = test;
  const before = collector.violations.length;
  const stop = AbortSignal.any([signal, violated.signal]);
  await runK6({ k6: k6.file, script, folder, phase: "verify", acknowledgements: count, signal: stop });
  signal.throwIfAborted();
  const missing = count - collector.verifications.length;
  if (missing > 0 && collector.violations.length === before)
    throw loadtestErrors.create("LOOK_UP_INCOMPLETE", { missing, count });
  return [
    ...collector.violations.slice(before).map(brokenByViolation),
    ...collector.verifications.flatMap(brokenByVerification),
  ];
}

async function compare(test: RunningTest, database: PortalDatabase): Promise<BrokenPromise[]> {
  const { collector, suite, signal } = test;
  const { acknowledgements } = collector;
  const stored = await checkAcknowledged({ acknowledgements, modules: suite, database, signal });
  return stored.map(brokenByStored);
}
