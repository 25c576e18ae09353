import { z } from "zod";

/** The part of k6's end-of-test data that the verdict needs. */
export const summarySchema = z.object({
  metrics: z.record(
    z.string(),
    z.object({
      values: z.record(z.string(), z.number().nullable()),
      thresholds: z.record(z.string(), z.object({ ok: z.boolean() })).optional(),
    }),
  ),
});
export type K6Summary = z.infer<typeof summarySchema>;

export function metricValue(summary: K6Summary, metric: string, value: string): number {
  return summary.metrics[metric]?.values[value] ?? 0;
}
