import type { Tampering } from "../tampering-proxy.ts";

/** Several defects in one proxy, each of which sees what the ones before have left. */
export function allOf(defects: readonly Tampering[]): Tampering {
  return {
    delay: (seen) => Math.max(0, ...defects.map(({ delay }) => delay?.(seen) ?? 0)),
    path: (seen) => defects.reduce((path, defect) => defect.path?.({ ...seen, path }) ?? path, seen.path),
    request: (seen) =>
      defects.reduce((body, defect) => defect.request?.({ ...seen, body }) ?? body, seen.body),
    answer: (answer, seen) =>
      defects.reduce((passed, defect) => defect.answer?.(passed, seen) ?? passed, answer),
  };
}
