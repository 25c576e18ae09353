/**
 * How many wrong passwords are allowed. Guesses are counted for each receipt number and for each visitor, and the count is
 * raised before the password is compared, so that a hundred guesses at once count as a hundred.
 *
 * With these numbers a stranger gets at most 15 guesses a day at one petition, of some 999,000 allowed passwords.
 */
export interface AttemptRecord {
  readonly failures: number;
  readonly lastAt: Date;
  readonly lockedUntil: Date | undefined;
}

export type AttemptDecision =
  | { readonly allowed: true; readonly record: AttemptRecord }
  | { readonly allowed: false; readonly lockedUntil: Date };

const minute = 60_000;

export const lookupLimits = {
  /** Wrong passwords in a row before a lock. */
  failuresPerLock: { receipt: 5, visitor: 10 },
  /** Minutes of the first, second and every further lock. */
  lockMinutes: [10, 60, 24 * 60],
  /** Wrong passwords are forgotten this long after the last one. */
  forgetAfterMinutes: 24 * 60,
} as const;

export type AttemptSubjectKind = keyof typeof lookupLimits.failuresPerLock;

/** Counts one more attempt as if it would fail; a right password forgives it afterwards. */
export function decideAttempt(options: {
  kind: AttemptSubjectKind;
  record: AttemptRecord | undefined;
  now: Date;
}): AttemptDecision {
  const { kind, record, now } = options;
  const current = record === undefined || isForgotten(record, now) ? undefined : record;
  if (current?.lockedUntil !== undefined && current.lockedUntil > now)
    return { allowed: false, lockedUntil: current.lockedUntil };
  const failures = (current?.failures ?? 0) + 1;
  return { allowed: true, record: { failures, lastAt: now, lockedUntil: lockAfter(kind, failures, now) } };
}

function isForgotten(record: AttemptRecord, now: Date): boolean {
  const ended = Math.max(record.lastAt.getTime(), record.lockedUntil?.getTime() ?? 0);
  return now.getTime() - ended >= lookupLimits.forgetAfterMinutes * minute;
}

function lockAfter(kind: AttemptSubjectKind, failures: number, now: Date): Date | undefined {
  const perLock = lookupLimits.failuresPerLock[kind];
  if (failures % perLock !== 0) return undefined;
  const { lockMinutes } = lookupLimits;
  const minutes = lockMinutes[failures / perLock - 1] ?? lockMinutes[lockMinutes.length - 1] ?? 0;
  return new Date(now.getTime() + minutes * minute);
}
