import { chance } from "@madang/load-kit/chance";

/** What disturbs a measurement, as standard deviations of the logarithm: seen in comparisons of a build with itself on two busy cores. */
export const seenNoise = { betweenProcesses: 0.015, withinRound: 0.07, spikes: 0.03 };

/** Rounds of ln(head / base) as a comparison measures them: processes that differ for as long as they live, slices that vary, and now and then a spike. */
export function simulatedRounds(options: {
  seed: string;
  rounds: number;
  slices: number;
  /** 0.1: head uses a tenth more. */
  slowdown: number;
  noise?: typeof seenNoise;
}): number[][] {
  const { seed, rounds, slices, slowdown, noise = seenNoise } = options;
  const random = chance(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Array.from({ length: rounds }, () => {
    const processes = normal() * noise.betweenProcesses;
    return Array.from({ length: slices }, () => {
      const spike = random() < noise.spikes ? normal() * 0.5 : 0;
      // Seconds of CPU are counted in hundredths: half of one either way, on both sides.
      const counted = (random() - random()) * 0.02;
      return Math.log1p(slowdown) + processes + normal() * noise.withinRound + spike + counted;
    });
  });
}
