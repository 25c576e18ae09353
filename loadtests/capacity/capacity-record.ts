import { z } from "zod";

/** What a search for the highest rate has found: docs/capacity.md is made from it. */
export const capacityFormat = "madang-capacity/1";

const amount = z.number().nonnegative();

const step = z.strictObject({
  /** Visitors a minute. */
  rate: z.number().positive(),
  kept: z.boolean(),
  /** Why not, or what was kept. */
  reason: z.string(),
  /** Answers a second. */
  answers: amount,
  /** Cores that each service used on average; the load generator is one of them. */
  cores: z.record(z.string(), amount),
  /** Milliseconds. */
  p95: amount,
});
export type CapacityStep = z.infer<typeof step>;

const search = z.strictObject({
  /** A module, or "mix": all of them with the shares that they declare. */
  name: z.string(),
  steps: z.array(step),
  /** What gave first. */
  bottleneck: z.string(),
  /** True where it was the load generator, or the highest rate that was to be tried: then capacity is at least what was kept. */
  atLeast: z.boolean(),
});
export type CapacitySearch = z.infer<typeof search>;

export const capacitySchema = z.strictObject({
  format: z.literal(capacityFormat),
  measuredAt: z.iso.datetime(),
  revision: z.string().optional(),
  machine: z.strictObject({
    cpu: z.string(),
    cores: z.int().positive(),
    memory: amount,
    system: z.string(),
    node: z.string(),
  }),
  /** Seconds of a step. */
  seconds: z.number().positive(),
  searches: z.array(search),
});
export type Capacity = z.infer<typeof capacitySchema>;
