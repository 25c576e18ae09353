import type { LoadProfile } from "@madang/load-kit/settings";
import type { PlannedFault } from "../faults/plan-faults.ts";
import type { RunEvent } from "../results/run-record.ts";
import type { Collector } from "./collector.ts";
import type { Part } from "./k6/segments.ts";
import type { TargetPortal } from "./portal/target-portal.ts";
import type { LoadedModule } from "./suite/read-suite.ts";

/** What is to be tested, and how. */
export interface LoadTest {
  /** Of the record; parts of one run that several machines bring have the same. */
  readonly id: string;
  /** What stood after `npm run loadtest --`. */
  readonly arguments: readonly string[];
  readonly root: string;
  readonly k6: { readonly file: string; readonly version: string };
  /** Load generators at once. */
  readonly processes: number;
  /** Nothing where this run brings all arrivals. */
  readonly part: Part | undefined;
  readonly portal: TargetPortal;
  readonly profileName: string;
  readonly scale: number;
  readonly profile: LoadProfile;
  /** The whole suite: shares of traffic are shares of all. */
  readonly suite: readonly LoadedModule[];
  readonly chosen: readonly string[];
  readonly faults: readonly PlannedFault[];
  /** The browser that visitors use beside the load; nothing where none does. */
  readonly chromium?: string | undefined;
  /** Whether it goes on after a broken promise, to find what else is broken. */
  readonly keepGoing: boolean;
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
}

/** A test under way: what its steps share. */
export interface RunningTest extends LoadTest {
  /** Removed when the test is over. */
  readonly folder: string;
  readonly collector: Collector;
  /** Aborted by the first broken promise, unless the test is to go on. */
  readonly violated: AbortController;
  /** What happened beside the plan, in seconds since the load began. */
  readonly events: RunEvent[];
}

export function chosenOf({ suite, chosen }: Pick<LoadTest, "suite" | "chosen">): LoadedModule[] {
  return suite.filter(({ id }) => chosen.includes(id));
}
