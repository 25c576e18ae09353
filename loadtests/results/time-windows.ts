/** A part of the run: [from, until), in seconds since the load began. */
export interface TimeWindow {
  readonly from: number;
  readonly until: number;
}

/** Widths in seconds that a reader can count in. */
const widths = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600];

/** The narrowest width in seconds that cuts a span into at most `windows`. */
export function widthFor(span: TimeWindow, windows: number): number {
  const needed = (span.until - span.from) / windows;
  return widths.find((width) => width >= needed) ?? Math.ceil(needed / 3600) * 3600;
}

/** Cuts a span into windows that begin at multiples of `width`; the first and the last may be narrower. */
export function windowsOf(span: TimeWindow, width: number): TimeWindow[] {
  if (span.until <= span.from) return [];
  const first = Math.floor(span.from / width);
  const count = Math.ceil(span.until / width) - first;
  return Array.from({ length: count }, (_, index) => ({
    from: Math.max(span.from, (first + index) * width),
    until: Math.min(span.until, (first + index + 1) * width),
  }));
}

/** What falls into each of the windows that `windowsOf` has cut, in their order. */
export function byWindow<Row extends { readonly at: number }>(
  rows: Iterable<Row>,
  windows: readonly TimeWindow[],
  width: number,
): { readonly window: TimeWindow; readonly rows: readonly Row[] }[] {
  const [start] = windows;
  const filled = windows.map((window) => ({ window, rows: [] as Row[] }));
  if (start === undefined) return filled;
  const first = Math.floor(start.from / width);
  for (const row of rows) {
    const at = filled[Math.floor(row.at / width) - first];
    if (at !== undefined && row.at >= at.window.from && row.at < at.window.until) at.rows.push(row);
  }
  return filled;
}

export function secondsOf({ from, until }: TimeWindow): number {
  return until - from;
}
