import { z } from "zod";
import { loadtestErrors } from "../errors.ts";

const count = z.int().nonnegative();
const counts = z.record(z.string(), count);
/** Seconds of Unix time. */
const second = z.int();

const cellSchema = z.strictObject({
  second,
  module: z.string(),
  journey: z.string(),
  arrivals: count,
  dropped: count,
  statuses: counts,
  failed: count,
  cache: counts,
  latency: counts,
  bytes: count,
  expectations: count,
  unmet: count,
  broken: count,
});
/** What visitors of one journey met within one second; a later one for the same second adds to it. */
export type Cell = z.infer<typeof cellSchema>;

const selfSchema = z.strictObject({ second, cpu: z.number().nonnegative(), memory: count, late: counts });
/** How busy k6 itself was within one second. */
export type Self = z.infer<typeof selfSchema>;

const format = "madang-per-second/1";

const lineSchema = z.union([
  z.strictObject({ format: z.literal(format) }),
  z.strictObject({ began: z.number() }),
  z.strictObject({ cell: cellSchema }),
  z.strictObject({ self: selfSchema }),
]);
/** One line of the output of loadtests/generator (persecond/line.go): each has one of the fields. */
export type PerSecondLine = z.infer<typeof lineSchema>;

/** Throws LOADTEST_K6_LINE_INVALID. */
export function readPerSecondLine(text: string): PerSecondLine {
  try {
    return lineSchema.parse(JSON.parse(text));
  } catch (error) {
    throw loadtestErrors.create("K6_LINE_INVALID", { line: text.slice(0, 200), format }, error);
  }
}
