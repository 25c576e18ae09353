import { setTimeout as wait } from "node:timers/promises";
import { Pool } from "undici";

export interface Seen {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  /** The body did not come to its end. */
  readonly broken: boolean;
}

export interface Question {
  readonly method?: "GET" | "POST";
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** One kind of visit that is made over and over, and what is thought of its answer. */
export interface Sight {
  readonly name: string;
  /** Whose failure may show here. */
  readonly module: string;
  question(turn: number): Question;
  /** `whole`, or in a word what it was instead; what begins with `wrong` may never be. */
  judge(seen: Seen, asked: Question): string;
}

export interface Load {
  /** Verdicts since the last call of `forget`, by sight. */
  readonly tally: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** What was wrong, in the order in which it was seen. */
  readonly wrong: readonly string[];
  count(sight: string, verdict: string): number;
  total(sight: string): number;
  /** The sight's last so many verdicts were all this one. */
  isSteady(sight: string, verdict: string, times: number): boolean;
  forget(): void;
  stop(): Promise<void>;
}

/** Bytes of an answer beyond which nobody reads on. */
const patienceInBytes = 512 * 1024;

/** Each sight has one visitor of its own who asks, reads, rests for a moment and asks again: a sick one holds up no other. */
export function startLoad(options: { origin: string; sights: readonly Sight[]; rest?: number }): Load {
  const { origin, sights, rest = 12 } = options;
  const pool = new Pool(origin, {
    connections: sights.length * 2,
    headersTimeout: 25_000,
    bodyTimeout: 25_000,
  });
  const tally = new Map<string, Map<string, number>>();
  const recent = new Map<string, string[]>();
  const wrong: string[] = [];
  const over = new AbortController();
  const note = (sight: Sight, verdict: string): void => {
    const verdicts = tally.get(sight.name) ?? new Map<string, number>();
    tally.set(sight.name, verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1));
    recent.set(sight.name, [...(recent.get(sight.name) ?? []).slice(-49), verdict]);
    if (verdict.startsWith("wrong")) wrong.push(`${sight.name}: ${verdict}`);
  };
  const visit = async (sight: Sight): Promise<void> => {
    for (let turn = 0; !over.signal.aborted; turn += 1) {
      const asked = sight.question(turn);
      const seen = await ask(pool, asked);
      note(sight, typeof seen === "string" ? `wrong: ${seen}` : sight.judge(seen, asked));
      await wait(rest);
    }
  };
  const visits = sights.map(visit);
  return {
    tally,
    wrong,
    count: (sight, verdict) => tally.get(sight)?.get(verdict) ?? 0,
    total: (sight) => [...(tally.get(sight)?.values() ?? [])].reduce((sum, count) => sum + count, 0),
    isSteady(sight, verdict, times) {
      const last = (recent.get(sight) ?? []).slice(-times);
      return last.length === times && last.every((one) => one === verdict);
    },
    forget() {
      tally.clear();
      recent.clear();
    },
    async stop() {
      over.abort();
      await Promise.all(visits);
      await pool.destroy();
    },
  };
}

/** An answer, or why there was none. */
export async function ask(
  pool: Pool,
  { method = "GET", path, headers, body }: Question,
): Promise<Seen | string> {
  try {
    const answer = await pool.request({ method, path, headers: headers ?? {}, body: body ?? null });
    const { text, broken } = await read(answer.body);
    return { status: answer.statusCode, headers: answer.headers, text, broken };
  } catch (error) {
    return `no answer at ${path} (${error instanceof Error ? error.message : String(error)})`;
  }
}

async function read(
  body: AsyncIterable<Buffer> & { destroy(): unknown },
): Promise<{ text: string; broken: boolean }> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  let broken = false;
  try {
    for await (const chunk of body) {
      bytes += chunk.length;
      chunks.push(chunk);
      broken = bytes > patienceInBytes;
      if (broken) break;
    }
  } catch {
    broken = true;
  }
  if (broken) body.destroy();
  return { text: Buffer.concat(chunks).toString("utf8"), broken };
}
