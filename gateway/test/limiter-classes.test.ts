import { array, assert, constantFrom, integer, nat, oneof, property, record, constant } from "fast-check";
import { criticalities, type Criticality } from "@madang/manifest";
import { expect, test } from "vitest";
import { classShares, isAdmitted } from "../src/upstream/class-shares.ts";
import type { Lease } from "../src/upstream/lease.ts";
import type { LimiterSecond } from "../src/upstream/limiter-tally.ts";
import { ModuleGuard } from "../src/upstream/module-guard.ts";
import { Replica } from "../src/upstream/replica.ts";
import { noEvents } from "../src/upstream/upstream-events.ts";

const step = oneof(
  record({ what: constant("ask" as const), criticality: constantFrom(...criticalities) }),
  record({
    what: constant("answer" as const),
    which: nat(),
    status: constantFrom("good", "failed", "unknown"),
  }),
  record({ what: constant("pass" as const), time: integer({ min: 1, max: 1500 }) }),
  record({ what: constant("configure" as const), concurrency: integer({ min: 1, max: 40 }) }),
);

function guardOf(told: LimiterSecond[]): ModuleGuard {
  const settings = { concurrency: 8, slowAfter: 2400 };
  const guard = new ModuleGuard({
    module: "news",
    settings,
    events: { ...noEvents, shedding: (second) => void told.push(second) },
    random: () => 0.5,
  });
  guard.configure(settings, [new Replica("http://127.0.0.1:1")]);
  return guard;
}

function tryAll(guard: ModuleGuard, now: number): Criticality[] {
  return criticalities.filter((criticality) => {
    try {
      guard.admit(criticality, now);
      return true;
    } catch {
      return false;
    }
  });
}

test("at one moment no class is shed while one below it would be let in", () => {
  assert(
    property(array(step, { maxLength: 200 }), (steps) => {
      const guard = guardOf([]);
      const leases: Lease[] = [];
      let now = 1000;
      for (const one of steps) {
        if (one.what === "pass") now += one.time;
        else if (one.what === "configure")
          guard.configure({ concurrency: one.concurrency, slowAfter: 2400 }, [
            new Replica("http://127.0.0.1:1"),
          ]);
        else if (one.what === "answer") {
          const [lease] = leases.splice(one.which % Math.max(1, leases.length), 1);
          lease?.observe(now);
          lease?.settle(now, one.status);
        } else if (isAdmitted(one.criticality, guard.inFlight, guard.limit) && guard.breaker === "closed") {
          const lease = guard.admit(one.criticality, now);
          lease.begin(now);
          leases.push(lease);
        }
        // Nothing begins here, so that it is one moment for all five.
        const admitted = guard.breaker === "closed" ? tryAll(guard, now) : [];
        expect(admitted).toEqual(criticalities.slice(0, admitted.length));
      }
    }),
    { numRuns: 200 },
  );
});

test("what a limiter logs shows it: each class was let in at a lower fill than any above it was shed at", () => {
  assert(
    property(array(step, { minLength: 50, maxLength: 400 }), (steps) => {
      const told: LimiterSecond[] = [];
      const guard = guardOf(told);
      const leases: Lease[] = [];
      let now = 1000;
      const counted = { admitted: 0, shed: 0 };
      for (const one of steps) {
        if (one.what === "pass") now += one.time;
        else if (one.what === "answer") {
          const [lease] = leases.splice(one.which % Math.max(1, leases.length), 1);
          lease?.settle(now, "good");
        } else if (one.what === "ask") {
          try {
            const lease = guard.admit(one.criticality, now);
            lease.begin(now);
            leases.push(lease);
            counted.admitted += 1;
          } catch {
            counted.shed += 1;
          }
        }
      }
      now += 2000;
      guard.tally?.countAdmitted(now, "reading", 0);
      const shed = told.flatMap(({ classes }) => Object.values(classes).map((one) => one.shed));
      expect(shed.reduce((sum, count) => sum + count, 0)).toBe(counted.shed);
      for (const { classes } of told) expectNested(classes);
    }),
    { numRuns: 200 },
  );
});

function expectNested(classes: LimiterSecond["classes"]): void {
  for (const [rank, lower] of criticalities.entries()) {
    const admittedUpTo = classes[lower]?.admittedUpTo ?? -1;
    for (const higher of criticalities.slice(0, rank)) {
      const shedFrom = classes[higher]?.shedFrom ?? Infinity;
      expect(admittedUpTo).toBeLessThan(shedFrom);
    }
  }
}

test("shares are nested as the classes are, and leave room for each", () => {
  const shares = criticalities.map((criticality) => classShares[criticality]);
  expect(shares).toEqual([...shares].sort((a, b) => b - a));
  expect(new Set(shares).size).toBe(shares.length);
  for (const criticality of criticalities) expect(isAdmitted(criticality, 0, 1)).toBe(true);
});

test("a body on its way takes no room before it has come, and a slow reader none after the module is done", () => {
  const guard = guardOf([]);
  const lease = guard.admit("submission", 0);
  expect(guard.inFlight).toBe(0);
  lease.begin(500);
  expect(guard.inFlight).toBe(1);
  lease.free();
  expect(guard.inFlight).toBe(0);
  lease.settle(900, "good");
  lease.begin(950);
  expect(guard.inFlight).toBe(0);
});
