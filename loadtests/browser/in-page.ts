/**
 * Functions that run in the visited page: each stands alone, for only its text travels there. They read what the browser has measured
 * itself (https://web.dev/articles/vitals).
 */

type Shift = PerformanceEntry & { readonly value: number; readonly hadRecentInput: boolean };
type Interaction = PerformanceEntry & { readonly interactionId?: number };
interface Watching {
  madangVitals?: {
    lcp: number;
    cls: number;
    session: { from: number; last: number; score: number };
    inp: number;
  };
}

/** Begins to watch; what has happened before is told too, but for interactions. */
export function watchVitals(): void {
  const vitals = { lcp: 0, cls: 0, session: { from: 0, last: 0, score: 0 }, inp: 0 };
  (globalThis as Watching).madangVitals = vitals;
  const watch = (type: string, take: (entry: PerformanceEntry) => void, more: object = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({
      type,
      buffered: true,
      ...more,
    });
  watch("largest-contentful-paint", ({ startTime }) => {
    vitals.lcp = startTime;
  });
  // The worst second-by-second session of shifts, of five seconds at most.
  watch("layout-shift", (entry) => {
    const { value, hadRecentInput, startTime } = entry as Shift;
    if (hadRecentInput) return;
    const { session } = vitals;
    const goes = startTime - session.last < 1000 && startTime - session.from < 5000;
    vitals.session = goes
      ? { ...session, last: startTime, score: session.score + value }
      : { from: startTime, last: startTime, score: value };
    vitals.cls = Math.max(vitals.cls, vitals.session.score);
  });
  const interaction = (entry: PerformanceEntry) => {
    vitals.inp = Math.max(vitals.inp, entry.duration);
  };
  watch(
    "event",
    (entry) => {
      if (((entry as Interaction).interactionId ?? 0) > 0) interaction(entry);
    },
    { durationThreshold: 16 },
  );
  watch("first-input", interaction);
}

/** What was measured until now; nothing where the browser tells nothing. */
export function readVitals(): Record<string, number> {
  const { lcp, cls, inp } = (globalThis as Watching).madangVitals ?? { lcp: 0, cls: 0, inp: 0 };
  const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  const [paint] = performance.getEntriesByName("first-contentful-paint");
  const measured: Record<string, number> = { CLS: cls };
  if (lcp > 0) measured["LCP"] = lcp;
  if (inp > 0) measured["INP"] = inp;
  if (paint !== undefined) measured["FCP"] = paint.startTime;
  if (navigation !== undefined) measured["TTFB"] = navigation.responseStart;
  return measured;
}
