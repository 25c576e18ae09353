/** Days for which a draft is kept after it was last saved; a visitor's cookie lasts as long. */
export const draftDays = 7;

/** Days for which a visitor is told how a draft ended. */
export const rememberEndDays = 30;

const day = 24 * 60 * 60_000;

export function expiryAfter(saved: Date): Date {
  return new Date(saved.getTime() + draftDays * day);
}

export function forgetEndsBefore(now: Date): Date {
  return new Date(now.getTime() - rememberEndDays * day);
}
