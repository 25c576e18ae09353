import { z } from "zod";

const metricsSchema = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      attributes: z.object({
        tainted: z.boolean().nullable(),
        sample: z.record(z.string(), z.number().nullable()),
      }),
    }),
  ),
});

export type LiveMetrics = ReadonlyMap<
  string,
  { readonly missed: boolean; readonly sample: Readonly<Record<string, number | null>> }
>;

/** What k6 has measured so far, from its REST interface; nothing while it does not answer (it starts or ends). */
export async function liveMetrics(address: string): Promise<LiveMetrics | undefined> {
  try {
    const answer = await fetch(`${address}/v1/metrics`, { signal: AbortSignal.timeout(2000) });
    const { data } = metricsSchema.parse(await answer.json());
    return new Map(
      data.map(({ id, attributes }) => [
        id,
        { missed: attributes.tainted === true, sample: attributes.sample },
      ]),
    );
  } catch {
    return undefined;
  }
}
