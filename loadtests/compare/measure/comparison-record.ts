import { z } from "zod";

/** What a comparison has measured: written after each round, so that one that was ended can go on. */
export const comparisonFormat = "madang-comparison/1";

const amount = z.number().nonnegative();
const answers = z.strictObject({ count: amount, failed: amount, median: amount, p95: amount });
const both = <T extends z.ZodType>(schema: T) => z.strictObject({ base: schema, head: schema });

/** One slice: the same work on both sides at the same time. */
const pairSchema = z.strictObject({
  round: z.int().nonnegative(),
  seconds: amount,
  /** CPU seconds by service; nothing of a portal that runs elsewhere. */
  cpu: z.record(z.string(), both(amount)),
  /** What visitors met, by module; durations in milliseconds. */
  answers: z.record(z.string(), both(answers)),
});
export type Pair = z.infer<typeof pairSchema>;

const side = z.strictObject({
  name: z.string(),
  /** Digest of everything that runs; nothing of a portal that runs elsewhere. */
  build: z.string().optional(),
});

export const comparisonSchema = z.strictObject({
  format: z.literal(comparisonFormat),
  startedAt: z.iso.datetime(),
  machine: z.strictObject({ cpu: z.string(), cores: z.int().positive(), memory: amount, system: z.string() }),
  sides: both(side),
  /** Rounds of each journey in one slice. */
  work: z.record(z.string(), z.int().positive()),
  pairs: z.array(pairSchema),
});
export type Comparison = z.infer<typeof comparisonSchema>;
