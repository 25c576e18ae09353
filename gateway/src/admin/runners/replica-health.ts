/** Milliseconds for one answer, and for which an answer is believed. */
const patience = 2000;
const believed = 2000;

interface Look {
  readonly at: number;
  readonly problem: Promise<string | undefined>;
}

/** Asks replicas themselves whether they are ready. */
export class ReplicaHealth {
  readonly #looks = new Map<string, Look>();

  /** Undefined where it is ready; otherwise why not. Never rejects. */
  async problemOf(origin: string): Promise<string | undefined> {
    const known = this.#looks.get(origin);
    if (known !== undefined && performance.now() - known.at < believed) return known.problem;
    this.#forgetOld();
    const look = { at: performance.now(), problem: ask(origin) };
    this.#looks.set(origin, look);
    return look.problem;
  }

  /** The answer of this moment. */
  async freshProblemOf(origin: string): Promise<string | undefined> {
    this.#looks.delete(origin);
    return this.problemOf(origin);
  }

  #forgetOld(): void {
    const now = performance.now();
    for (const [origin, { at }] of this.#looks) if (now - at > believed) this.#looks.delete(origin);
  }
}

async function ask(origin: string): Promise<string | undefined> {
  try {
    const answer = await fetch(new URL("/health/ready", origin), {
      signal: AbortSignal.timeout(patience),
      // A replica that sends us elsewhere is not ready itself.
      redirect: "error",
    });
    await answer.body?.cancel();
    return answer.status === 200 ? undefined : `its readiness answers ${answer.status}`;
  } catch (error) {
    return `it cannot be asked (${reasonOf(error)})`;
  }
}

function reasonOf(error: unknown): string {
  const { name, message, cause } = error as Error;
  if (name === "TimeoutError") return `no answer within ${patience} ms`;
  if (!(cause instanceof Error)) return message;
  return (cause as NodeJS.ErrnoException).code ?? cause.message;
}
