import { z } from "zod";

export const limitsSchema = z
  .array(
    z.strictObject({
      requests: z.int().min(1).max(1_000_000).describe("Requests at once, and as many again in `seconds`."),
      seconds: z
        .int()
        .min(1)
        .max(86_400)
        .describe("Seconds in which all of them come back, one after the other."),
      by: z
        .enum(["address", "visitor"])
        .default("address")
        .describe(
          "Whom to count. Many people share one address (mobile networks, offices): be generous there. visitor: on personal routes.",
        ),
      methods: z
        .enum(["unsafe", "all"])
        .default("unsafe")
        .describe(
          "unsafe: what changes something (POST and its like). all: reading as well, where it costs much.",
        ),
    }),
  )
  .max(4)
  .default([])
  .describe(
    "What one client may send, counted over all gateways; over it, 429. The gateway's own limits of what changes something when empty.",
  );

export type Limit = z.infer<typeof limitsSchema>[number];

/** What makes one counter: two limits that agree in it would count each other's requests. */
export function countTwice(limits: readonly Limit[]): boolean {
  const counters = limits.map(({ by, seconds }) => `${by} ${seconds}`);
  return new Set(counters).size < counters.length;
}
