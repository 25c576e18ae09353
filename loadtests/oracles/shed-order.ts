import { criticalities } from "@madang/manifest";
import { z } from "zod";

const classSecond = z.object({
  admitted: z.int(),
  shed: z.int(),
  admittedUpTo: z.number().optional(),
  shedFrom: z.number().optional(),
});

/** What a limiter says in the gateway's log of a second in which it shed something (gateway/src/operations/upstream-log.ts). */
const sheddingSchema = z.object({
  msg: z.literal("shedding"),
  time: z.union([z.string(), z.number()]),
  module: z.string(),
  classes: z.partialRecord(z.enum(criticalities), classSecond),
});
export type Shedding = z.infer<typeof sheddingSchema>;

export interface ShedViolation {
  readonly oracle: "shed-order";
  readonly module: string;
  readonly detail: string;
  readonly evidence: string;
}

/** The line of a log where it is one of these; others say nothing. */
export function sheddingOf(line: string): Shedding | undefined {
  if (!line.includes('"shedding"')) return undefined;
  try {
    return sheddingSchema.safeParse(JSON.parse(line)).data;
  } catch {
    // A line that is still being written.
    return undefined;
  }
}

/**
 * No higher class was shed while a lower one was let in. Compared are the fills of the limiter (requests in flight as a share of its
 * limit at that moment): what caches answer passes no limiter and takes nobody's place, so it is no part of it.
 */
export function judgeShedding(seconds: readonly Shedding[]): ShedViolation[] {
  return seconds.flatMap(({ module, time, classes }) =>
    criticalities.flatMap((higher, rank) => {
      const shedFrom = classes[higher]?.shedFrom;
      if (shedFrom === undefined) return [];
      const lower = criticalities
        .slice(rank + 1)
        .find((one) => (classes[one]?.admittedUpTo ?? Number.NEGATIVE_INFINITY) >= shedFrom);
      if (lower === undefined) return [];
      const at = new Date(time).toISOString();
      return [
        {
          oracle: "shed-order" as const,
          module,
          detail: `${higher} was shed while ${lower} was let in`,
          evidence: `in the second at ${at}: ${higher} was shed from ${percent(shedFrom)} of the limit on, ${lower} let in up to ${percent(classes[lower]?.admittedUpTo ?? 0)}`,
        },
      ];
    }),
  );
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`;
}
