/** Resolves when the thing checked works; rejects with a message for the operator when it does not. */
export type HealthCheck = (signal: AbortSignal) => Promise<void>;

export interface Readiness {
  readonly ready: boolean;
  /** By name of the check: `ok`, or what is wrong. */
  readonly checks: Readonly<Record<string, string>>;
}

export interface Health {
  addCheck(name: string, check: HealthCheck): void;
  /** Runs every check, each within `checkTimeout` milliseconds; callers that come meanwhile share one run. */
  readiness(): Promise<Readiness>;
  /** From now on the process is not ready: it finishes what it has. */
  startDraining(): void;
  readonly draining: boolean;
}

export function createHealth({ checkTimeout = 2000 }: { checkTimeout?: number } = {}): Health {
  const checks = new Map<string, HealthCheck>();
  let draining = false;
  let running: Promise<Readiness> | undefined;

  async function run(): Promise<Readiness> {
    const results = await Promise.all(
      [...checks].map(async ([name, check]) => [name, await outcome(check, checkTimeout)] as const),
    );
    return { ready: results.every(([, text]) => text === "ok"), checks: Object.fromEntries(results) };
  }

  return {
    addCheck: (name, check) => void checks.set(name, check),
    async readiness() {
      if (draining) return { ready: false, checks: { drain: "the process is ending" } };
      running ??= run().finally(() => (running = undefined));
      return running;
    },
    startDraining: () => void (draining = true),
    get draining() {
      return draining;
    },
  };
}

async function outcome(check: HealthCheck, timeout: number): Promise<string> {
  const signal = AbortSignal.timeout(timeout);
  try {
    await Promise.race([check(signal), rejectedWhenAborted(signal, timeout)]);
    return "ok";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function rejectedWhenAborted(signal: AbortSignal, timeout: number): Promise<never> {
  return new Promise((_, reject) =>
    signal.addEventListener("abort", () => reject(new Error(`no answer within ${timeout} ms`)), {
      once: true,
    }),
  );
}
