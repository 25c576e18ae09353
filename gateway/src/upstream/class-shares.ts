import { criticalities, type Criticality } from "@madang/manifest";

/**
 * How full a limiter may be for each class to be let in: nested, so that at one moment no class is refused while one below it is
 * let in. What is kept free above a class is room for those whose loss does more harm.
 */
export const classShares: Readonly<Record<Criticality, number>> = {
  emergency: 1,
  submission: 0.95,
  status: 0.9,
  reading: 0.8,
  background: 0.5,
};

export const classCount = criticalities.length;

/** Place of a class, the most harmful to lose first. */
export function rankOf(criticality: Criticality): number {
  return criticalities.indexOf(criticality);
}

export function isAdmitted(criticality: Criticality, inFlight: number, limit: number): boolean {
  return inFlight < limit * classShares[criticality];
}
