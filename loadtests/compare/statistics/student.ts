/**
 * Student's t distribution: the chance that a value is above `t` by chance alone, with `freedom` degrees of freedom (a fraction is
 * allowed). By the regularized incomplete beta function; Abramowitz & Stegun 26.7.1 and 26.5.8.
 */
export function chanceAbove(t: number, freedom: number): number {
  const tail = regularizedBeta(freedom / (freedom + t * t), freedom / 2, 0.5) / 2;
  return t >= 0 ? tail : 1 - tail;
}

/** The value that is exceeded with this chance, found by halving. */
export function exceededWith(chance: number, freedom: number): number {
  let [low, high] = [-1e4, 1e4];
  for (let step = 0; step < 80; step++) {
    const middle = (low + high) / 2;
    if (chanceAbove(middle, freedom) > chance) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function regularizedBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // The fraction converges on this side of the mean; the other is its complement.
  if (x > (a + 1) / (a + b + 2)) return 1 - regularizedBeta(1 - x, b, a);
  const front = Math.exp(a * Math.log(x) + b * Math.log(1 - x) - logBeta(a, b)) / a;
  return front * continuedFraction(x, a, b);
}

/** Lentz's method; its first step leaves c without bound. */
function continuedFraction(x: number, a: number, b: number): number {
  let c = Infinity;
  let d = 1;
  let fraction = 1;
  for (let step = 1; step <= 300; step++) {
    const term = termOf(step, x, a, b);
    d = 1 / awayFromZero(1 + term * d);
    c = awayFromZero(1 + term / c);
    fraction *= c * d;
    if (Math.abs(1 - c * d) < 1e-12) break;
  }
  return fraction;
}

function termOf(step: number, x: number, a: number, b: number): number {
  const m = Math.floor(step / 2);
  if (step % 2 === 0) return (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
  return (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
}

function awayFromZero(value: number): number {
  return Math.abs(value) < 1e-300 ? 1e-300 : value;
}

function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

/** Stirling's series, where it is good to twelve digits; smaller values are led there by Γ(x + 1) = x Γ(x). */
function logGamma(value: number): number {
  if (value < 10) return logGamma(value + 1) - Math.log(value);
  const inverse = 1 / value;
  const series = inverse / 12 - inverse ** 3 / 360 + inverse ** 5 / 1260 - inverse ** 7 / 1680;
  return (value - 0.5) * Math.log(value) - value + Math.log(2 * Math.PI) / 2 + series;
}
