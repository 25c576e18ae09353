import exec from "k6/execution";
import { Counter, Gauge } from "k6/metrics";

const arrivals = new Counter("arrivals");
const began = new Gauge("load_began");

/** Every virtual user has this module for itself. */
let isTold = false;

/** Counts a visitor when the visit begins; k6 counts it when it ends, and not at all where the run ends first. */
export function arrived(): void {
  arrivals.add(1);
  if (isTold) return;
  began.add(exec.scenario.startTime);
  isTold = true;
}
