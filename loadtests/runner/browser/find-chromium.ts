import { existsSync } from "node:fs";
import { loadtestErrors } from "../errors.ts";
import { findOnPath } from "../program/find-on-path.ts";

const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/** The Chromium that K6_BROWSER_EXECUTABLE_PATH names, or one on PATH. Throws LOADTEST_BROWSER_MISSING. */
export function findChromium(environment: Readonly<Record<string, string | undefined>>): string {
  const named = environment["K6_BROWSER_EXECUTABLE_PATH"];
  if (named !== undefined && named !== "") {
    if (existsSync(named)) return named;
    throw loadtestErrors.create("BROWSER_MISSING", { reason: `${named} does not exist` });
  }
  const found = names.map((name) => findOnPath(name, environment)).find((file) => file !== undefined);
  if (found !== undefined) return found;
  throw loadtestErrors.create("BROWSER_MISSING", { reason: `none of ${names.join(", ")} is on PATH` });
}
