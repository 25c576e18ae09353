import type { DevOptions } from "./dev-options.ts";

/** What every process needs of the one that starts it. */
export function processEnvironment({
  environment,
}: Pick<DevOptions, "environment">): Record<string, string | undefined> {
  return { PATH: environment["PATH"], HOME: environment["HOME"], NODE_ENV: "production" };
}
