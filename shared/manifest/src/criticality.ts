/**
 * Classes by harm to citizens, most harmful to lose first. At an overloaded limiter the class further down
 * is shed first.
 */
export const criticalities = ["emergency", "submission", "status", "reading", "background"] as const;
export type Criticality = (typeof criticalities)[number];
