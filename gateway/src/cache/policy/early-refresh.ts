/**
 * Whether a fresh answer is asked for anew before it ends, so that the end finds nobody waiting. The closer the end and the
 * longer the last answer took, the more likely; the logarithm of a random number spreads keys and gateways over time
 * (Vattani et al., "Optimal Probabilistic Cache Stampede Prevention", 2015). All in milliseconds; `random` in [0, 1).
 */
export function refreshesEarly(question: {
  readonly remaining: number;
  /** That the last answer took to come. */
  readonly cost: number;
  /** 1 is the optimum; more begins sooner; 0 never. */
  readonly eagerness: number;
  readonly random: number;
}): boolean {
  const { remaining, cost, eagerness, random } = question;
  if (eagerness === 0) return false;
  return -Math.log(1 - random) * cost * eagerness >= remaining;
}
