import { setTimeout as sleep } from "node:timers/promises";
import { supervisorErrors } from "./errors.ts";

/** Asks the gateway's operations listener until it is ready. Throws SUPERVISOR_GATEWAY_NOT_READY. */
export async function waitUntilReady(options: {
  operationsPort: number;
  seconds: number;
  log: string;
}): Promise<void> {
  const end = Date.now() + options.seconds * 1000;
  for (;;) {
    const state = await readiness(options.operationsPort);
    if (state === undefined) return;
    if (Date.now() > end) throw supervisorErrors.create("GATEWAY_NOT_READY", { state, log: options.log });
    await sleep(50);
  }
}

/** What is missing, or nothing when all is well. */
async function readiness(port: number): Promise<string | undefined> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`, {
      signal: AbortSignal.timeout(2000),
    });
    const body = await answer.text();
    return answer.ok ? undefined : `${answer.status} ${body}`;
  } catch (error) {
    return `it does not answer (${(error as Error).message}).`;
  }
}
