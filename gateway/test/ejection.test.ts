import { array, assert, constantFrom, integer, nat, property, record } from "fast-check";
import { expect, test } from "vitest";
import {
  healthy,
  isOut,
  judgeReplica,
  mayEject,
  mayProbe,
  type ReplicaHealth,
  type ReplicaOutcome,
} from "../src/upstream/ejection.ts";

function fleet(size: number) {
  const all: ReplicaHealth[] = Array.from({ length: size }, healthy);
  const did = (which: number, outcome: ReplicaOutcome, now = 0) =>
    judgeReplica({
      health: all[which] as ReplicaHealth,
      outcome,
      now,
      random: () => 0.5,
      mayEject: () => mayEject(all),
    });
  return { all, did };
}

test("a replica that cannot be reached is out at once, one that loses connections at the second, one that fails at the fifth", () => {
  expect(fleet(2).did(0, "unreachable")).toBe("ejected");
  const lost = fleet(2);
  expect([lost.did(0, "lost"), lost.did(0, "lost")]).toEqual([undefined, "ejected"]);
  const failed = fleet(2);
  const told = [1, 2, 3, 4, 5].map(() => failed.did(0, "failed"));
  expect(told).toEqual([undefined, undefined, undefined, undefined, "ejected"]);
});

test("an answer between forgives", () => {
  const { did, all } = fleet(2);
  for (let round = 0; round < 20; round += 1) {
    did(0, "lost");
    did(0, "answered");
  }
  expect(isOut(all[0] as ReplicaHealth)).toBe(false);
});

test("it is tried once its time is over, comes back with an answer, and stays out longer without one", () => {
  const { did, all } = fleet(2);
  const [replica] = all as [ReplicaHealth, ReplicaHealth];
  did(0, "unreachable", 0);
  expect(mayProbe(replica, 999)).toBe(false);
  expect(mayProbe(replica, 1000)).toBe(true);
  replica.probing = true;
  expect(mayProbe(replica, 1000)).toBe(false);
  expect(did(0, "unreachable", 1000)).toBe("ejected");
  expect(mayProbe(replica, 2999)).toBe(false);
  expect(mayProbe(replica, 3000)).toBe(true);
  replica.probing = true;
  expect(did(0, "answered", 3000)).toBe("restored");
  expect(isOut(replica)).toBe(false);
  expect(did(0, "unreachable", 70_000)).toBe("ejected");
  expect(replica.outUntil).toBe(71_000);
});

test("what began before it was put out changes nothing", () => {
  const { did, all } = fleet(2);
  did(0, "unreachable", 0);
  expect(did(0, "lost", 10)).toBeUndefined();
  expect(did(0, "answered", 20)).toBeUndefined();
  expect(all[0]?.outUntil).toBe(1000);
});

test("never the last one, never more than half, whatever happens", () => {
  const step = record({
    which: nat(),
    outcome: constantFrom<ReplicaOutcome>("answered", "failed", "lost", "unreachable"),
    wait: integer({ min: 0, max: 3000 }),
  });
  assert(
    property(integer({ min: 1, max: 9 }), array(step, { maxLength: 300 }), (size, steps) => {
      const { all, did } = fleet(size);
      let now = 0;
      for (const { which, outcome, wait } of steps) {
        now += wait;
        const health = all[which % size] as ReplicaHealth;
        if (mayProbe(health, now)) health.probing = true;
        did(which % size, outcome, now);
        expect(all.filter(isOut).length).toBeLessThanOrEqual(Math.floor(size / 2));
        expect(all.filter((one) => !isOut(one)).length).toBeGreaterThanOrEqual(1);
      }
    }),
    { numRuns: 200 },
  );
});
