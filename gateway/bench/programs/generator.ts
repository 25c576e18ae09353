import { once } from "node:events";
import { Pool } from "undici";
import type { LoadOptions, LoadResult } from "../load/generator.ts";

/** Keeps every connection busy with one request at a time until the time is over. */
async function load({ origin, paths, headers, connections, seconds }: LoadOptions): Promise<LoadResult> {
  const pool = new Pool(origin, { connections, pipelining: 1 });
  const times: number[] = [];
  const startedAt = performance.now();
  const until = startedAt + seconds * 1000;
  let errors = 0;
  let turn = 0;
  const visitor = async (): Promise<void> => {
    while (performance.now() < until) {
      const askedAt = performance.now();
      const path = numbered(paths[turn % paths.length] ?? "/", turn++);
      try {
        const { statusCode, body } = await pool.request({ method: "GET", path, headers });
        await body.dump({ limit: Number.MAX_SAFE_INTEGER });
        if (statusCode >= 400) errors += 1;
      } catch {
        errors += 1;
      }
      times.push(performance.now() - askedAt);
    }
  };
  await Promise.all(Array.from({ length: connections }, visitor));
  await pool.close();
  times.sort((a, b) => a - b);
  return {
    requests: times.length,
    seconds: (performance.now() - startedAt) / 1000,
    errors,
    p99: times[Math.floor(times.length * 0.99)] ?? Number.NaN,
    longest: times.at(-1) ?? Number.NaN,
  };
}

function numbered(path: string, turn: number): string {
  return path.replace(/\{n:(\d+)\}/, (_whole, count: string) => String(turn % Number(count)));
}

const [options] = (await once(process, "message")) as [LoadOptions];
process.send?.(await load(options));
process.disconnect();
