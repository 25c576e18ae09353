import type { PortalProcess } from "../runner/portal/target-portal.ts";
import type { FaultScene } from "./fault.ts";
import { loadtestErrors } from "../runner/errors.ts";

/** What runs of the service now. Throws LOADTEST_FAULT_IMPOSSIBLE where nothing does. */
export function processesOf({ controls }: FaultScene, service: string): PortalProcess[] {
  const running = controls.processes().filter((process) => process.service === service);
  if (running.length > 0) return running;
  throw loadtestErrors.create("FAULT_IMPOSSIBLE", { fault: service, reason: "no process of it runs" });
}

/** One that has ended meanwhile needs no signal. */
export function signalAll(processes: readonly PortalProcess[], signal: NodeJS.Signals): void {
  for (const { pid } of processes)
    try {
      process.kill(pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
    }
}
