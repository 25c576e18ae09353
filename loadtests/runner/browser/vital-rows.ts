import type { MeasuredVital } from "../../browser/visited-page.ts";
import type { WebVital } from "../../results/run-record.ts";

/** What was measured in the browser, on the time axis of the run. `zero`: second of Unix time from which it counts. */
export function vitalRows(measured: readonly MeasuredVital[], zero: number): WebVital[] {
  return measured.map(({ time, page, name, value }) => ({
    at: Math.floor(time / 1000) - zero,
    page,
    name,
    value,
  }));
}
