/** Milliseconds before try number `tries` (from 0): doubling, at most one second, half of it by chance so that gateways do not come at once. */
export function retryDelay(tries: number, chance: () => number = Math.random): number {
  const whole = Math.min(1000, 50 * 2 ** Math.min(tries, 10));
  return Math.round(whole / 2 + (chance() * whole) / 2);
}
