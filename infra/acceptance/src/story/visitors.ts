/** What visitors saw who came one after the other, in several rows, for as long as they were let. */
export interface Seen {
  readonly asked: number;
  /** Answers that were no good page, each with its time. */
  readonly failed: readonly string[];
}

/** Asks for these pages again and again, each row for one after the other; `check` says what is wrong with a page. */
export function visit(
  origin: string,
  paths: () => readonly string[],
  check: (path: string, text: string) => string | undefined,
): { stop(): Promise<Seen> } {
  let asked = 0;
  const over = new AbortController();
  const failed: string[] = [];
  const row = async (offset: number): Promise<void> => {
    for (let turn = offset; !over.signal.aborted; turn += 1) {
      const all = paths();
      const path = all[turn % all.length] ?? "/";
      const wrong = await oneVisit(origin, path, check);
      asked += 1;
      if (wrong !== undefined) failed.push(`${new Date().toISOString()} ${path}: ${wrong}`);
    }
  };
  const rows = [0, 1, 2].map((offset) => row(offset));
  return {
    async stop() {
      over.abort();
      await Promise.all(rows);
      return { asked, failed };
    },
  };
}

async function oneVisit(
  origin: string,
  path: string,
  check: (path: string, text: string) => string | undefined,
): Promise<string | undefined> {
  try {
    const answer = await fetch(origin + path, { signal: AbortSignal.timeout(30_000) });
    const text = await answer.text();
    if (answer.status === 200) return check(path, text);
    return `status ${answer.status}, ${/[A-Z]+_[A-Z_]+/.exec(text)?.[0] ?? "no code"}`;
  } catch (error) {
    const { message, cause } = error as Error;
    return cause instanceof Error ? `${message}: ${cause.message}` : message;
  }
}
