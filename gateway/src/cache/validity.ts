/** How long something made of stored answers may be used, and what it must be purged with. Times are milliseconds since 1970. */
export interface Validity {
  readonly freshUntil: number;
  readonly staleWhileRevalidateUntil: number;
  readonly tags: readonly string[];
}

/** Of what no answer of a module decides. */
export const lastingValidity: Validity = {
  freshUntil: Infinity,
  staleWhileRevalidateUntil: Infinity,
  tags: [],
};

/**
 * Of a whole made of these parts: as fresh as the least fresh one, purged with any of them. Undefined where a part may not be kept, for
 * then the whole may not be either.
 */
export function validityOfWhole(parts: readonly (Validity | undefined)[]): Validity | undefined {
  let whole = lastingValidity;
  for (const part of parts) {
    if (part === undefined) return undefined;
    whole = {
      freshUntil: Math.min(whole.freshUntil, part.freshUntil),
      staleWhileRevalidateUntil: Math.min(whole.staleWhileRevalidateUntil, part.staleWhileRevalidateUntil),
      tags: [...new Set([...whole.tags, ...part.tags])],
    };
  }
  return whole;
}
