import { setTimeout as sleep } from "node:timers/promises";
import type { KnownPage } from "./known-pages.ts";

/** One look at a page. */
export interface PageLook {
  readonly module: string;
  /** Seconds since the load began, with fractions: when it was asked for, and when the last byte was here. */
  readonly asked: number;
  readonly answered: number;
  /** 0 where no answer came. */
  readonly status: number;
  /** Whether it says whom to call. */
  readonly telephone: boolean;
}

export interface PageWatch {
  readonly looks: readonly PageLook[];
  stop(): Promise<void>;
}

const pauseMs = 250;
const patienceMs = 10_000;

/** Reads each page four times a second, one look after the other: what a reader who comes at that moment is shown. */
export function watchKnownPages(options: {
  origin: string;
  pages: readonly KnownPage[];
  /** Milliseconds since 1970 at which the load began. */
  startedAt: number;
}): PageWatch {
  const { origin, pages, startedAt } = options;
  const stopping = new AbortController();
  const looks: PageLook[] = [];
  const seconds = () => (Date.now() - startedAt) / 1000;

  async function follow({ module, path }: KnownPage): Promise<void> {
    while (!stopping.signal.aborted) {
      const asked = seconds();
      const seen = await look(origin + path);
      looks.push({ module, asked, answered: seconds(), ...seen });
      await sleep(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  const running = Promise.all(pages.map(follow));
  return {
    looks,
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

async function look(address: string): Promise<Pick<PageLook, "status" | "telephone">> {
  try {
    const answer = await fetch(address, { redirect: "manual", signal: AbortSignal.timeout(patienceMs) });
    const text = await answer.text();
    return { status: answer.status, telephone: /href="tel:/.test(text) };
  } catch {
    return { status: 0, telephone: false };
  }
}
