/** The two that are compared: what is there, and what would take its place. */
export const sides = ["base", "head"] as const;
export type Side = (typeof sides)[number];
