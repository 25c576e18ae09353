import { Pool } from "undici";
import { ask, type Seen } from "./load.ts";

/** So many visitors at one moment, evenly over the gateways; what each of them was answered. */
export async function crowd(
  origins: readonly string[],
  { people, path }: { people: number; path: (person: number) => string },
): Promise<(Seen | string)[]> {
  const pools = origins.map((origin) => new Pool(origin, { connections: 256, headersTimeout: 30_000 }));
  try {
    const visits = Array.from({ length: people }, (_, person) =>
      ask(pools[person % pools.length]!, { path: path(person) }),
    );
    return await Promise.all(visits);
  } finally {
    await Promise.all(pools.map((pool) => pool.destroy()));
  }
}

/** Answers by status, or by what went wrong. */
export function countByStatus(answers: readonly (Seen | string)[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const answer of answers) {
    const name = typeof answer === "string" ? answer : String(answer.status);
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}
