import type { StandaloneOptions } from "./options.ts";
import { startStandalone } from "./start-standalone.ts";

/** The whole process: alone, or the first of several (workers). */
export async function runStandalone(options: StandaloneOptions): Promise<void> {
  const { operationsOrigin } = await startStandalone(options);
  void operationsOrigin;
}
