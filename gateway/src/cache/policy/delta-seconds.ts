/** RFC 9111 section 1.2.2: larger values count as this one. */
export const mostSeconds = 2 ** 31;

/** Digits alone; undefined for whatever else stands there. */
export function parseDeltaSeconds(text: string): number | undefined {
  return /^\d+$/.test(text) ? Math.min(Number(text), mostSeconds) : undefined;
}
