import { setTimeout as after } from "node:timers/promises";
import { expect, test } from "vitest";
import type { LeaderTurn, Turn } from "../../src/cache/coalesce/coalescer.ts";
import { LocalCoalescer } from "../../src/cache/coalesce/local-coalescer.ts";

const { signal } = new AbortController();

async function leaderOf(turn: Promise<Turn>): Promise<LeaderTurn> {
  const came = await turn;
  if (came.role !== "leader") throw new TypeError(`a ${came.role} came, not a leader`);
  return came;
}

test("a thousand at once are one leader and 999 who are told how it ended", async () => {
  const coalescer = new LocalCoalescer();
  const turns = Array.from({ length: 1000 }, () => coalescer.enter("k", signal));
  const leader = await leaderOf(turns[0]!);
  leader.settle("stored");
  const outcomes = await Promise.all(turns.slice(1));
  expect(outcomes.every((turn) => turn.role === "follower" && turn.outcome === "stored")).toBe(true);
  expect(coalescer.size).toBe(0);
});

test("keys do not wait for each other", async () => {
  const coalescer = new LocalCoalescer();
  await leaderOf(coalescer.enter("a", signal));
  await leaderOf(coalescer.enter("b", signal));
  expect(coalescer.size).toBe(2);
});

test("all who wait share a failure; who comes later tries anew", async () => {
  const coalescer = new LocalCoalescer();
  const leader = await leaderOf(coalescer.enter("k", signal));
  const waiting = [coalescer.enter("k", signal), coalescer.enter("k", signal)];
  leader.settle("failed");
  const failed = { role: "follower", outcome: "failed" };
  expect(await Promise.all(waiting)).toEqual([failed, failed]);
  await leaderOf(coalescer.enter("k", signal));
});

test("an answer that cannot be shared frees all who wait, and nobody waits for the key again for a while", async () => {
  const coalescer = new LocalCoalescer({ unshareableFor: 40 });
  const leader = await leaderOf(coalescer.enter("k", signal));
  const waiting = coalescer.enter("k", signal);
  leader.settle("unshareable");
  expect(await waiting).toEqual({ role: "follower", outcome: "unshareable" });
  const alone = await Promise.all([coalescer.enter("k", signal), coalescer.enter("k", signal)]);
  expect(alone.map(({ role }) => role)).toEqual(["alone", "alone"]);
  await after(60);
  await leaderOf(coalescer.enter("k", signal));
});

test("a key that could be stored after all is coalesced again", async () => {
  const coalescer = new LocalCoalescer();
  (await leaderOf(coalescer.enter("k", signal))).settle("unshareable");
  const alone = await coalescer.enter("k", signal);
  if (alone.role === "alone") alone.stored();
  expect(await coalescer.enter("k", signal)).toMatchObject({ role: "leader" });
});

test("when the leader gives up, the one who has waited longest takes its place and the rest wait on", async () => {
  const coalescer = new LocalCoalescer();
  const first = await leaderOf(coalescer.enter("k", signal));
  const second = coalescer.enter("k", signal);
  const third = coalescer.enter("k", signal);
  first.settle("abandoned");
  (await leaderOf(second)).settle("stored");
  expect(await third).toEqual({ role: "follower", outcome: "stored" });
});

test("a leader that never says how it ended is replaced, and counts for nothing afterwards", async () => {
  const coalescer = new LocalCoalescer({ leaderLease: 30 });
  const dead = await leaderOf(coalescer.enter("k", signal));
  const waiting = coalescer.enter("k", signal);
  const next = await leaderOf(waiting);
  dead.settle("failed");
  const follower = coalescer.enter("k", signal);
  next.settle("stored");
  next.settle("failed");
  expect(await follower).toEqual({ role: "follower", outcome: "stored" });
});

test("a leader that dies alone leaves nothing behind", async () => {
  const coalescer = new LocalCoalescer({ leaderLease: 10 });
  await coalescer.enter("k", signal);
  await expect.poll(() => coalescer.size).toBe(0);
});

test("who is called off leaves with the signal's reason, and is never made leader", async () => {
  const coalescer = new LocalCoalescer();
  const leader = await leaderOf(coalescer.enter("k", signal));
  const gone = new AbortController();
  const waiting = coalescer.enter("k", gone.signal);
  const stays = coalescer.enter("k", signal);
  gone.abort(new Error("the client left"));
  await expect(waiting).rejects.toThrow("the client left");
  await expect(coalescer.enter("k", gone.signal)).rejects.toThrow("the client left");
  leader.settle("abandoned");
  await leaderOf(stays);
});

test("who looked into the store before the fill was stored there is told to look again", async () => {
  const coalescer = new LocalCoalescer();
  const lookedAt = performance.now();
  (await leaderOf(coalescer.enter("k", signal))).settle("stored");
  expect(await coalescer.enter("k", signal, lookedAt)).toEqual({ role: "follower", outcome: "stored" });
  await after(2);
  await leaderOf(coalescer.enter("k", signal, performance.now()));
});
