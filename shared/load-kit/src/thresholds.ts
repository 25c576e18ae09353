import type { Options } from "k6/options";
import type { LoadSettings } from "./settings.ts";

/** Each module's service level, on what is tagged with it: k6 judges them, the runner tells. */
export function thresholdsOf({ modules, serviceLevels }: LoadSettings): NonNullable<Options["thresholds"]> {
  const each = modules.flatMap((module): [string, string[]][] => {
    const level = serviceLevels[module];
    if (level === undefined) return [];
    return [
      [`http_req_duration{module:${module}}`, [`p(95)<${level.p95}`]],
      [`http_req_failed{module:${module}}`, [`rate<=${level.errors}`]],
      [`checks{module:${module}}`, [`rate>=${1 - level.errors}`]],
      [`journeys_broken{module:${module}}`, ["count==0"]],
    ];
  });
  return Object.fromEntries(each);
}
