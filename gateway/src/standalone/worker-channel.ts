import type { StandaloneOptions } from "./options.ts";

const variable = "GATEWAY_WORKER_OPTIONS";

/** What a worker says once it listens (runService). */
export interface ReadyWorker {
  readonly ready: true;
  readonly origin: string;
}

/** All workers have the options that the first process has read: a file may have changed since. */
export function workerEnvironment(options: StandaloneOptions): Record<string, string> {
  return { [variable]: JSON.stringify(options) };
}

/** Checked already, by the process that has started this one. */
export function workerOptions(): StandaloneOptions {
  return JSON.parse(process.env[variable] ?? "{}") as StandaloneOptions;
}
