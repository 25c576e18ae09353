/**
 * An index below `count`, the first the likeliest: item number n is wanted 1/nˢ times as often as the first. What a public site is
 * asked for follows it with s near 1 (Breslau and others, "Web Caching and Zipf-like Distributions", 1999: 0.64 to 0.83).
 */
export function zipfIndex(count: number, exponent: number, random: () => number = Math.random): number {
  const weights = Array.from({ length: count }, (_, index) => (index + 1) ** -exponent);
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0);
  const found = weights.findIndex((weight) => (left -= weight) < 0);
  return found < 0 ? Math.max(0, count - 1) : found;
}
