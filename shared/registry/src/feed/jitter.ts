/** So many milliseconds, a fifth more or less by chance: gateways that lost something together do not all come back together. */
export function jittered(milliseconds: number, chance: () => number = Math.random): number {
  return Math.round(milliseconds * (0.8 + 0.4 * chance()));
}
