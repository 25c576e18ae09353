/** What a page or a box shows, and when it stops being true because something is published, opens, takes effect or closes. */
export interface Changing {
  readonly changes: Date | undefined;
}

/** For `until` of pages and boxes: nothing stored outlives the next embargo. */
export function untilItChanges({ data }: { readonly data: Changing }): Date | undefined {
  return data.changes;
}

/** The earlier of moments that may not come. */
export function earliest(...moments: readonly (Date | undefined)[]): Date | undefined {
  const times = moments.flatMap((moment) => (moment === undefined ? [] : [moment.getTime()]));
  return times.length === 0 ? undefined : new Date(Math.min(...times));
}
