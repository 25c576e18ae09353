import { startFaults, type FaultsUnderWay, type ReadyFault } from "../faults/run-faults.ts";
import { knownPages } from "../oracles/known-pages.ts";
import type { OwnItems } from "../oracles/own-items.ts";
import { followShedding } from "../oracles/read-shedding.ts";
import { replaceItems } from "../oracles/replace-items.ts";
import { judgeShedding } from "../oracles/shed-order.ts";
import { watchEmbargoes } from "../oracles/watch-embargoes.ts";
import { watchKnownPages, type PageLook, type PageWatch } from "../oracles/watch-known-pages.ts";
import { watchReplaced, type ReplacedWatch } from "../oracles/watch-replaced.ts";
import type { BrowserUnderWay, ReadyBrowser } from "./browser/browser-visits.ts";
import { brokenByViolation } from "./broken-promises.ts";
import type { ObservedProcess } from "./observe/process-trees.ts";
import { chosenOf, type RunningTest } from "./running-test.ts";
import type { BrokenPromise } from "./verdict.ts";

export interface WatchedLoad extends RunningTest {
  readonly items: OwnItems;
  readonly prefix: string;
  readonly faults: readonly ReadyFault[];
  readonly browser: ReadyBrowser | undefined;
}

/** What was looked at beside the visitors' answers; nothing where there was nothing to look at. */
export interface Watched {
  readonly embargoes: { readonly answers: number; readonly appeared: number } | undefined;
  readonly replaced:
    | { readonly answers: number; readonly shown: number; readonly modules: number }
    | undefined;
  /** Seconds in which a limiter sent somebody away. */
  readonly sheddingSeconds: number | undefined;
  readonly looks: readonly PageLook[];
}

/** Everything that goes on beside the visitors: items that must not be seen, items that are replaced, faults, the gateway's decisions. */
export class LoadWatch {
  readonly broken: BrokenPromise[] = [];
  readonly #test: WatchedLoad;
  readonly #embargoes: ReturnType<typeof watchEmbargoes>;
  readonly #shedding: ReturnType<typeof followShedding> | undefined;
  #replaced: ReplacedWatch | undefined;
  #pages: PageWatch | undefined;
  #faults: FaultsUnderWay | undefined;
  #browser: BrowserUnderWay | undefined;

  constructor(test: WatchedLoad) {
    const { portal, items, prefix } = test;
    this.#test = test;
    this.#embargoes = watchEmbargoes({
      origin: portal.origin,
      items: items.embargoed,
      prefix,
      excusedUntil: () => this.#faults?.excusedUntil() ?? 0,
      onViolation: (violation) => this.#violated(brokenByViolation(violation)),
    });
    const log = portal.controls?.gatewayLog;
    this.#shedding = log === undefined ? undefined : followShedding(log);
  }

  /** `startedAt`: milliseconds since 1970 from which the seconds of the run count. */
  begin(startedAt: number): void {
    const { portal, faults, browser, events, say } = this.#test;
    const { origin } = portal;
    this.#browser = browser?.start();
    this.#replaced = this.#watchReplaced(startedAt);
    if (faults.length === 0) return;
    this.#pages = watchKnownPages({ origin, pages: knownPages(chosenOf(this.#test)), startedAt });
    this.#faults = startFaults(faults, { startedAt, onEvent: (event) => events.push(event), say });
  }

  /** What it has started on this machine. */
  processes(): ObservedProcess[] {
    const pid = this.#browser?.pid ?? 0;
    return pid === 0 ? [] : [{ pid, service: "browser" }];
  }

  /** After the load: until what must have appeared by then is decided. */
  decided(signal: AbortSignal): Promise<void> {
    return this.#embargoes.decided(signal);
  }

  /** Ends all of it; what is broken is whole again. Throws what a fault threw. */
  async stop(): Promise<void> {
    const ended = [this.#faults, this.#pages, this.#replaced, this.#embargoes, this.#browser].map(
      async (one) => one?.stop(),
    );
    const failed = (await Promise.allSettled(ended)).find((one) => one.status === "rejected");
    if (failed !== undefined) throw failed.reason as Error;
  }

  /** What was seen until now. Adds what the gateway's log tells to what is broken. */
  watched(): Watched {
    const seconds = this.#shedding?.read();
    if (seconds !== undefined) this.broken.push(...judgeShedding(seconds));
    const problem = this.#browser?.problem();
    if (problem !== undefined) this.#test.say(`  ✗ nothing more was measured in a browser: ${problem}`);
    const { items } = this.#test;
    const [embargoes, replaced] = [this.#embargoes, this.#replaced];
    return {
      embargoes:
        items.embargoed.length === 0
          ? undefined
          : { answers: embargoes.answers(), appeared: embargoes.appeared() },
      replaced:
        replaced === undefined || items.replaced.length === 0
          ? undefined
          : { answers: replaced.answers(), shown: replaced.shown(), modules: replaced.replaced().length },
      sheddingSeconds: seconds?.length,
      looks: this.#pages?.looks ?? [],
    };
  }

  #watchReplaced(startedAt: number): ReplacedWatch | undefined {
    const { portal, items, prefix, profile, folder, signal, collector, events } = this.#test;
    const { origin, database } = portal;
    if (database === undefined) return undefined;
    return watchReplaced({
      origin,
      items: items.replaced,
      prefix,
      at: startedAt + profile.seconds * replacedAfter * 1000,
      waitUntil: () => this.#faults?.purgesWaitUntil() ?? 0,
      replace: (own) => replaceItems({ items: own, database, folder, signal }),
      onReplaced: ({ owner, fate, module }, goneFrom) => {
        collector.replaced.push({ owner, goneFrom });
        const at = Math.floor((Date.now() - startedAt) / 1000);
        events.push({ at, kind: "purge", name: module.id, detail: `an item of ${module.id} was ${fate}` });
      },
      onViolation: (violation) => this.#violated(brokenByViolation(violation)),
    });
  }

  #violated(broken: BrokenPromise): void {
    this.broken.push(broken);
    if (!this.#test.keepGoing) this.#test.violated.abort();
  }
}

/** Share of the run after which items are replaced: caches have them by then, and there is time left to look. */
const replacedAfter = 0.3;
