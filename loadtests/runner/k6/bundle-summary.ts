import { z } from "zod";

/** What the bundle writes when it has come to its end. */
export const summarySchema = z.strictObject({
  shares: z.array(z.strictObject({ module: z.string(), name: z.string(), share: z.number().nonnegative() })),
});
export type BundleSummary = z.infer<typeof summarySchema>;
