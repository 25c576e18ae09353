import { setTimeout as sleep } from "node:timers/promises";
import { examineAnswer, type Violation } from "@madang/load-kit/examine-answer";
import { requirements } from "../requirements.ts";
import type { ImportedItem } from "./import-embargoed.ts";
import { addressesOf } from "./item-addresses.ts";
import { lookAt } from "./look-at.ts";
import type { ReplacedItem } from "./replaced-plan.ts";

export type WatchedItem = ImportedItem & ReplacedItem;
export type ReplacedViolation = Violation & { module: string; journey: string };

export interface ReplacedWatch {
  /** Answers that were looked at after their item's limit. */
  readonly answers: () => number;
  /** Item and address pairs that showed it as it was before: what caches had to forget. */
  readonly shown: () => number;
  /** Modules whose items were changed and withdrawn. */
  readonly replaced: () => readonly string[];
  stop(): Promise<void>;
}

const pauseMs = 1000;
const limitMs = requirements.purgedSeenWithin * 1000;

/**
 * Reads every address of the items once a second, so that caches have them; has them changed and withdrawn at their second; and finds what
 * is still seen as it was when the limit is over. Reports the first violation of each address.
 */
export function watchReplaced(options: {
  origin: string;
  items: readonly WatchedItem[];
  prefix: string;
  /** Milliseconds since 1970 at which they are replaced. */
  at: number;
  /** Milliseconds since 1970 until which gateways cannot be told of a change, because something is broken on purpose. */
  waitUntil?: () => number;
  /** Publishes the items of one module anew; false where it could not. */
  replace: (items: readonly WatchedItem[]) => Promise<boolean>;
  /** Told as soon as it is known from when on nobody who asks is shown an item as it was. */
  onReplaced: (item: WatchedItem, goneFrom: number) => void;
  onViolation: (violation: ReplacedViolation) => void;
}): ReplacedWatch {
  const { origin, items, prefix, at, waitUntil = () => 0, onReplaced, onViolation } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  const addresses = items.flatMap((item) => addressesOf(item).map(({ path }) => ({ item, path })));
  const goneFrom = new Map<string, number>();
  const shown = new Set<string>();
  const reported = new Set<object>();
  const modules = [...new Set(items.map(({ module }) => module.id))];
  const done: string[] = [];
  let answers = 0;

  async function look({ item, path }: (typeof addresses)[number]): Promise<ReplacedViolation | undefined> {
    const answer = await lookAt(origin, path, signal);
    if (answer === undefined) return undefined;
    const from = goneFrom.get(item.owner);
    if (from === undefined && answer.body.includes(item.marker)) shown.add(`${item.owner} ${path}`);
    if (from !== undefined && answer.askedAt >= from) answers += 1;
    const late = examineAnswer(answer, {
      prefix,
      owner: "",
      embargoes: {},
      goneFrom: (owner) => goneFrom.get(owner),
    });
    return late?.oracle === "purged" ? { ...late, module: item.module.id, journey: "replaced" } : undefined;
  }

  async function watch(): Promise<void> {
    while (!signal.aborted) {
      for (const address of addresses) {
        if (signal.aborted) return;
        if (reported.has(address)) continue;
        const violation = await look(address);
        if (violation === undefined || signal.aborted) continue;
        reported.add(address);
        onViolation(violation);
      }
      await pause(pauseMs);
    }
  }

  /** A module that is away meanwhile is asked again. */
  async function replaceAll(): Promise<void> {
    await pause(Math.max(0, at - Date.now()));
    while (!signal.aborted && done.length < modules.length) {
      for (const id of modules.filter((one) => !done.includes(one)))
        if (Date.now() >= waitUntil()) await replaceIn(id);
      if (done.length < modules.length) await pause(pauseMs);
    }
  }

  async function replaceIn(id: string): Promise<void> {
    const own = items.filter(({ module }) => module.id === id);
    if (signal.aborted || !(await options.replace(own))) return;
    const from = Date.now() + limitMs;
    done.push(id);
    for (const item of own) {
      goneFrom.set(item.owner, from);
      onReplaced(item, from);
    }
  }

  function pause(milliseconds: number): Promise<void> {
    return sleep(milliseconds, undefined, { signal }).catch(() => undefined);
  }

  const running = Promise.all(items.length === 0 ? [] : [watch(), replaceAll()]);
  return {
    answers: () => answers,
    shown: () => shown.size,
    replaced: () => done,
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
