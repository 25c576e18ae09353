/** Where values stand on a plot: 0 is its bottom or left edge, 1 its top or right edge. */
export interface Scale {
  readonly place: (value: number) => number;
  /** Values that get a line and a label. */
  readonly ticks: readonly number[];
}

/** Begins at 0 and ends at a tick at or above `most`. */
export function linearScale(most: number, wanted = 4): Scale {
  const step = roundStep((most > 0 ? most : 1) / wanted);
  const count = Math.max(1, Math.ceil((most > 0 ? most : 1) / step - 1e-9));
  const ticks = Array.from({ length: count + 1 }, (_, index) => index * step);
  return { place: (value) => within(value / (count * step)), ticks };
}

/** 1, 2, 2.5 or 5 of a power of ten, at or above what is wanted. */
function roundStep(wanted: number): number {
  const power = 10 ** Math.floor(Math.log10(wanted));
  const factor = [1, 2, 2.5, 5].find((each) => each * power >= wanted * (1 - 1e-9)) ?? 10;
  return factor * power;
}

/** Powers of ten around all values, at least one of them. */
export function logScale(least: number, most: number): Scale {
  const from = Math.floor(Math.log10(Math.max(least, 1e-3)) + 1e-9);
  const to = Math.max(from + 1, Math.ceil(Math.log10(Math.max(most, 1e-3)) - 1e-9));
  return {
    place: (value) => within((Math.log10(Math.max(value, 1e-9)) - from) / (to - from)),
    ticks: Array.from({ length: to - from + 1 }, (_, index) => 10 ** (from + index)),
  };
}

const timeSteps = [1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 900, 1200, 1800, 3600, 7200, 14_400, 28_800];

/** Seconds, with at most `wanted` + 1 ticks that a clock has. */
export function timeScale(from: number, until: number, wanted = 6): Scale {
  const length = Math.max(1, until - from);
  const step =
    timeSteps.find((each) => length / each <= wanted) ?? Math.ceil(length / wanted / 86_400) * 86_400;
  const first = Math.ceil(from / step);
  const count = Math.max(0, Math.floor(until / step) - first + 1);
  return {
    place: (value) => within((value - from) / length),
    ticks: Array.from({ length: count }, (_, index) => (first + index) * step),
  };
}

function within(place: number): number {
  return Math.min(1, Math.max(0, place));
}
