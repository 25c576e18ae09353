/**
 * Chances, each as large as it has to be when several are looked at together: the chance that any of them is small by chance alone stays what it
 * would be for one. S. Holm, "A simple sequentially rejective multiple test procedure" (1979).
 */
export function adjustedTogether(chances: readonly number[]): number[] {
  const order = chances.map((_, index) => index).sort((a, b) => (chances[a] ?? 0) - (chances[b] ?? 0));
  const adjusted = chances.map(() => 0);
  let least = 0;
  for (const [rank, index] of order.entries()) {
    least = Math.max(least, Math.min(1, (chances[index] ?? 0) * (chances.length - rank)));
    adjusted[index] = least;
  }
  return adjusted;
}
