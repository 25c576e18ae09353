import type { Reporter } from "../core/reporter.ts";

export interface DevOptions {
  readonly id: string;
  /** The module's folder. */
  readonly folder: string;
  readonly root: string;
  /** Public origin of the portal. */
  readonly portal: string;
  readonly port: number;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly reporter: Reporter;
  readonly signal: AbortSignal;
}
