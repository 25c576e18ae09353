import {
  array,
  assert,
  asyncProperty,
  constantFrom,
  nat,
  record,
  scheduler,
  type Scheduler,
} from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { FillOutcome } from "../../src/cache/coalesce/coalescer.ts";
import type { Bid, Ending, LeaseBoard, Taking } from "../../src/cache/coalesce/lease-board.ts";
import { SharedCoalescer } from "../../src/cache/coalesce/shared-coalescer.ts";
import { MemoryBoard } from "./coalesce-memory-board.ts";

/** What somebody does who comes: how it ends if it leads, or that it never says so, or leaves while it waits. */
type Conduct = FillOutcome | "dies" | "leaves";

interface Visitor {
  readonly gateway: number;
  readonly conduct: Conduct;
}

const gateways = 3;
const visitor = record({
  gateway: nat(gateways - 1),
  conduct: constantFrom<Conduct>("stored", "failed", "unshareable", "abandoned", "dies", "leaves"),
});

/** One gateway's view of the board: questions, answers and messages arrive in any order; some messages never do. */
class DistantBoard implements LeaseBoard {
  readonly beat: number;
  readonly #board: MemoryBoard;
  readonly #order: Scheduler;
  readonly #loses: () => boolean;

  constructor(board: MemoryBoard, order: Scheduler, loses: () => boolean) {
    this.beat = board.beat;
    this.#board = board;
    this.#order = order;
    this.#loses = loses;
  }

  async take(bid: Bid): Promise<Taking> {
    await this.#order.schedule(Promise.resolve(), "question on its way");
    const taking = await this.#board.take(bid);
    await this.#order.schedule(Promise.resolve(), "answer on its way");
    return taking;
  }

  renew(lease: { key: string; token: string }): void {
    this.#board.renew(lease);
  }

  end(ending: Ending): void {
    this.#board.end(ending);
  }

  watch(key: string, told: (ending: Ending) => void): () => void {
    return this.#board.watch(key, (ending) => {
      if (!this.#loses()) void this.#order.schedule(Promise.resolve(), "message").then(() => told(ending));
    });
  }
}

class World {
  leading = 0;
  most = 0;
  asked = 0;
  readonly settled: FillOutcome[] = [];
  readonly #order: Scheduler;
  readonly #coalescers: readonly SharedCoalescer[];

  constructor(order: Scheduler, losses: readonly number[]) {
    this.#order = order;
    const board = new MemoryBoard();
    let messages = 0;
    const loses = (): boolean => losses.includes(messages++);
    this.#coalescers = Array.from(
      { length: gateways },
      () => new SharedCoalescer({ board: new DistantBoard(board, order, loses) }),
    );
  }

  async visit({ gateway, conduct }: Visitor): Promise<string> {
    await this.#order.schedule(Promise.resolve(), "comes");
    const leaving = new AbortController();
    if (conduct === "leaves")
      void this.#order.schedule(Promise.resolve(), "leaves").then(() => leaving.abort(new Error("left")));
    try {
      const turn = await this.#coalescers[gateway]!.enter("page", leaving.signal);
      if (turn.role === "alone") return "alone";
      if (turn.role === "follower") return this.#told(turn.outcome);
      return await this.#lead(conduct, (outcome) => turn.settle(outcome));
    } catch (error) {
      return (error as Error).message;
    }
  }

  #told(outcome: FillOutcome): string {
    if (!this.settled.includes(outcome)) throw new TypeError(`nobody has ended with ${outcome}`);
    return outcome;
  }

  async #lead(conduct: Conduct, settle: (outcome: FillOutcome) => void): Promise<string> {
    this.asked += 1;
    if (conduct === "dies") return "died";
    this.leading += 1;
    this.most = Math.max(this.most, this.leading);
    await this.#order.schedule(Promise.resolve(), "origin answers");
    this.leading -= 1;
    const outcome = conduct === "leaves" ? "abandoned" : conduct;
    this.settled.push(outcome);
    settle(outcome);
    return "led";
  }
}

/** Time goes on only when nothing else can happen. */
async function untilAllAreThrough(order: Scheduler, visits: Promise<unknown>): Promise<void> {
  const state = { through: false };
  void visits.then(() => (state.through = true));
  for (let idle = 0; !state.through && idle < 5000;) {
    if (order.count() > 0) await order.waitOne();
    else {
      idle += 1;
      await vi.advanceTimersByTimeAsync(100);
    }
  }
  if (!state.through) throw new Error("somebody waits for ever");
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "performance"] });
});

afterEach(() => {
  vi.useRealTimers();
});

test("in no order of events are there two leaders at a time, or somebody who waits for ever", async () => {
  const visitors = array(visitor, { minLength: 1, maxLength: 10 });
  const run = async (order: Scheduler, who: readonly Visitor[], losses: readonly number[]): Promise<void> => {
    const world = new World(order, losses);
    const visits = Promise.all(who.map((one) => world.visit(one)));
    await untilAllAreThrough(order, visits);
    const ends = await visits;
    expect(world.most).toBeLessThanOrEqual(1);
    expect(ends.filter((end) => end === "abandoned")).toEqual([]);
    const left = who.filter((_, index) => ends[index] === "left");
    expect(left.filter(({ conduct }) => conduct !== "leaves")).toEqual([]);
    expect(ends.filter((end) => end.startsWith("nobody"))).toEqual([]);
  };
  await assert(asyncProperty(scheduler(), visitors, array(nat(8), { maxLength: 4 }), run), { numRuns: 300 });
});

test("when everybody would store, one request reaches the origin, whatever the order", async () => {
  const visitors = array(record({ gateway: nat(gateways - 1) }), { minLength: 1, maxLength: 12 });
  const run = async (order: Scheduler, who: readonly { gateway: number }[]): Promise<void> => {
    const world = new World(order, []);
    const entered = who.map(({ gateway }) => world.visit({ gateway, conduct: "stored" }));
    await untilAllAreThrough(order, Promise.all(entered));
    expect(world.most).toBe(1);
    expect((await Promise.all(entered)).filter((end) => end !== "led" && end !== "stored")).toEqual([]);
  };
  await assert(asyncProperty(scheduler(), visitors, run), { numRuns: 200 });
});
