/** What sample/ holds: the tests of imports read all of it. */
export const sampleSize = { items: 106, korean: 85 } as const;
