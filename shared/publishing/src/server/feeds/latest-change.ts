/** When a feed last changed: its newest document appeared, or one of them was changed. */
export function latestChange(moments: readonly Date[]): Date {
  return new Date(Math.max(0, ...moments.map((moment) => moment.getTime())));
}
