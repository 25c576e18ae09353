import { setTimeout as sleep } from "node:timers/promises";
import { examineAnswer, type Violation } from "@madang/load-kit/examine-answer";
import type { Embargo } from "@madang/load-kit/settings";
import { requirements } from "../requirements.ts";
import type { ImportedItem } from "./import-embargoed.ts";
import { addressesOf } from "./item-addresses.ts";
import { lookAt } from "./look-at.ts";

export interface EmbargoWatch {
  /** Answers that were examined. */
  readonly answers: () => number;
  /** Item and address pairs that appeared in time. */
  readonly appeared: () => number;
  /** Ends when every item whose second lies in the run has appeared, or is late. */
  readonly decided: (signal: AbortSignal) => Promise<void>;
  readonly stop: () => Promise<void>;
}

interface Watched {
  readonly item: ImportedItem;
  readonly path: string;
  readonly mustAppear: boolean;
  /** It appeared. */
  seen: boolean;
  /** It appeared, or a violation was reported. */
  decided: boolean;
}

const pauseMs = 1000;
const lateMs = requirements.embargoAppearsWithin * 1000;
/** Items that stay hidden throughout a run end their embargo a day later. */
const farMs = 3_600_000;
/** After the load the portal is at rest: a round takes a second or two. */
const mostMs = 30_000;

/**
 * Asks for every address of every item once a second: before its second nothing of it may be there, soon after it must be.
 * Reports the first violation of each address.
 */
export function watchEmbargoes(options: {
  origin: string;
  items: readonly ImportedItem[];
  prefix: string;
  /** Milliseconds since 1970 until which nothing has to appear, because something is broken on purpose. */
  excusedUntil?: () => number;
  onViolation: (violation: EmbargoViolation) => void;
}): EmbargoWatch {
  const { origin, items, prefix, excusedUntil = () => 0, onViolation } = options;
  const embargoes = embargoesOf(items);
  const addresses: Watched[] = items.flatMap((item) =>
    addressesOf(item).map((address) => ({ item, ...address, seen: false, decided: false })),
  );
  const stopping = new AbortController();
  let answers = 0;
  const running = watch();

  async function watch(): Promise<void> {
    while (!stopping.signal.aborted) {
      for (const watched of addresses) {
        if (stopping.signal.aborted) return;
        const violation = await look(watched);
        if (violation === undefined || stopping.signal.aborted) continue;
        watched.decided = true;
        onViolation(violation);
      }
      await sleep(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  async function look(watched: Watched): Promise<EmbargoViolation | undefined> {
    if (watched.decided) return undefined;
    const askedAt = Date.now();
    const answer = await lookAt(origin, watched.path, stopping.signal);
    if (answer === undefined) return undefined;
    answers += 1;
    const module = watched.item.module.id;
    const early = examineAnswer(answer, { prefix, owner: "", embargoes });
    if (early !== undefined) return { ...early, module, journey: "embargo" };
    watched.seen = answer.body.includes(watched.item.marker);
    watched.decided = watched.seen;
    if (watched.seen || !isLate(watched, { askedAt, excusedUntil: excusedUntil() })) return undefined;
    return missing(watched, answer.status);
  }

  return {
    answers: () => answers,
    async decided(signal) {
      const inRun = addresses.filter(({ item, mustAppear }) => mustAppear && item.until < Date.now() + farMs);
      const end = Date.now() + mostMs;
      while (inRun.some(({ decided }) => !decided) && Date.now() < end && !signal.aborted)
        await sleep(200, undefined, { signal }).catch(() => undefined);
    },
    appeared: () => addresses.filter(({ seen, mustAppear }) => seen && mustAppear).length,
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

export type EmbargoViolation = Violation & { module: string; journey: string };

export function embargoesOf(items: readonly ImportedItem[]): Record<string, Embargo> {
  return Object.fromEntries(items.map(({ owner, until, module }) => [owner, { until, module: module.id }]));
}

function isLate(
  { item, mustAppear }: Watched,
  { askedAt, excusedUntil }: { askedAt: number; excusedUntil: number },
): boolean {
  return mustAppear && askedAt > Math.max(item.until, excusedUntil) + lateMs;
}

function missing({ item, path }: Watched, status: number): EmbargoViolation {
  return {
    oracle: "embargo",
    detail: `an item of ${item.module.id} does not appear ${requirements.embargoAppearsWithin} s after its embargo ended`,
    method: "GET",
    address: path.replaceAll(item.word, "‹word›"),
    status,
    place: "body",
    offset: -1,
    at: new Date().toISOString(),
    module: item.module.id,
    journey: "embargo",
  };
}
