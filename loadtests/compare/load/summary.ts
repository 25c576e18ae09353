import { z } from "zod";

/** The part of k6's end-of-test data that a comparison needs. */
export const summarySchema = z.object({
  metrics: z.record(z.string(), z.object({ values: z.record(z.string(), z.number().nullable()) })),
});
export type Summary = z.infer<typeof summarySchema>;

export function valueOf(summary: Summary, metric: string, value: string): number {
  return summary.metrics[metric]?.values[value] ?? 0;
}
