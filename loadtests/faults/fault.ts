import type { PortalControls } from "../runner/portal/target-portal.ts";

/** Something that breaks, or is changed, while visitors are there. */
export interface Fault {
  readonly name: string;
  /** `module`: its name is followed by the module that it is done to, `module-killed:news`. */
  readonly of: "module" | "portal";
  /** For --help and the report. */
  readonly says: string;
  /** Seconds that it lasts in a run that is long enough; 0: until the supervisor has mended it. */
  readonly seconds: number;
  /** What this portal lacks for it. */
  readonly lacks?: (controls: PortalControls) => string | undefined;
  /** Before the load begins; gives what begins it. */
  readonly prepare: (scene: FaultScene) => Promise<BeginFault>;
}

export interface FaultScene {
  readonly root: string;
  readonly origin: string;
  readonly controls: PortalControls;
  /** The module that it is done to; empty for faults of the portal. */
  readonly module: string;
  /** For what a fault has to write; removed after the run. */
  readonly folder: string;
  readonly signal: AbortSignal;
}

export type BeginFault = () => Promise<FaultUnderWay>;

export interface FaultUnderWay {
  /** What was done. */
  readonly detail: string;
  /** Puts the portal right again where nobody else does, and resolves with what was seen of it when the portal is well. */
  readonly end: () => Promise<string>;
}
