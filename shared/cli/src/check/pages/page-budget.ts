/**
 * Bytes of a first visit, gzip. Script: React and the runtime of the shell are 88 kB of it, the rest is the page's. Styles: the base sheet
 * and the page's own. An old phone on a slow line shows such a page in two seconds.
 */
export const pageBudget = { script: 100_000, styles: 25_000 } as const;
