/** Characters that a field may have. */
export const entryLimits = { title: 100, body: 2000, place: 100 } as const;
