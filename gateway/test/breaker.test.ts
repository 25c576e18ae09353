import { array, assert, constantFrom, integer, property, record } from "fast-check";
import { expect, test } from "vitest";
import {
  breakerDefaults,
  CircuitBreaker,
  type BreakerChange,
  type Verdict,
} from "../src/upstream/circuit-breaker.ts";

function breakerWith(random = 0.5) {
  const changes: BreakerChange[] = [];
  const breaker = new CircuitBreaker({
    changed: (change) => void changes.push(change),
    random: () => random,
  });
  const answer = (now: number, verdict: Verdict, count = 1): void => {
    for (let index = 0; index < count; index += 1) breaker.settle(now, "free", verdict);
  };
  return { breaker, changes, answer };
}

test("it opens at the share of failures, not before there are enough answers to tell", () => {
  const { breaker, answer, changes } = breakerWith();
  answer(0, "failed", breakerDefaults.leastSamples - 1);
  expect(breaker.state).toBe("closed");
  answer(0, "failed");
  expect(breaker.state).toBe("open");
  expect(changes).toMatchObject([
    { from: "closed", to: "open", why: "20 of 20 answers failed", openFor: 1000 },
  ]);
});

test("half of the answers may not fail, four fifths may not be slow, and old ones are forgotten", () => {
  const half = breakerWith();
  half.answer(0, "good", 11);
  half.answer(0, "failed", 10);
  expect(half.breaker.state).toBe("closed");
  half.answer(1, "failed");
  expect(half.breaker.state).toBe("open");
  const slow = breakerWith();
  slow.answer(0, "good", 5);
  slow.answer(0, "slow", 19);
  expect(slow.breaker.state).toBe("closed");
  slow.answer(0, "slow");
  expect(slow.breaker.state).toBe("open");
  const old = breakerWith();
  old.answer(0, "failed", 19);
  old.answer(10_500, "failed", 19);
  expect(old.breaker.state).toBe("closed");
});

test("what clients do says nothing", () => {
  const { breaker, answer } = breakerWith();
  answer(0, "unknown", 1000);
  answer(0, "failed", 19);
  expect(breaker.state).toBe("closed");
});

test("an answer that looked good and was none counts as a failure", () => {
  const { breaker } = breakerWith();
  for (let index = 0; index < 20; index += 1) {
    breaker.settle(0, "free", "good");
    breaker.takeBack(0);
  }
  expect(breaker.state).toBe("open");
});

test("after its time it lets one probe through at a time, and three good ones close it", () => {
  const { breaker, answer, changes } = breakerWith();
  answer(0, "failed", 20);
  expect(breaker.pass(999)).toBe("refused");
  expect(breaker.left(400)).toBe(600);
  for (const _probe of [1, 2, 3]) {
    expect(breaker.pass(1000)).toBe("probe");
    expect(breaker.pass(1000)).toBe("refused");
    breaker.settle(1000, "probe", "good");
  }
  expect(breaker.state).toBe("closed");
  expect(breaker.pass(1000)).toBe("free");
  expect(changes.map(({ to }) => to)).toEqual(["open", "half-open", "closed"]);
});

test("a probe that nobody waited for is made again", () => {
  const { breaker, answer } = breakerWith();
  answer(0, "failed", 20);
  expect(breaker.pass(1000)).toBe("probe");
  breaker.settle(1100, "probe", "unknown");
  expect(breaker.pass(1100)).toBe("probe");
});

test("it stays open longer each time it does not hold, by chance a quarter more or less, and starts anew once it has held", () => {
  const { breaker, answer, changes } = breakerWith(0);
  answer(0, "failed", 20);
  let now = 0;
  for (let round = 0; round < 8; round += 1) {
    now += breaker.left(now) + 1;
    breaker.pass(now);
    breaker.settle(now, "probe", "slow");
  }
  const opened = changes.filter(({ to }) => to === "open").map(({ openFor }) => openFor);
  expect(opened).toEqual([750, 1500, 3000, 6000, 12_000, 22_500, 22_500, 22_500, 22_500]);
  now += breaker.left(now) + 1;
  for (let probe = 0; probe < 3; probe += 1) {
    breaker.pass(now);
    breaker.settle(now, "probe", "good");
  }
  answer(now + 11_000, "failed", 20);
  expect(changes.at(-1)).toMatchObject({ to: "open", openFor: 750 });
  const late = breakerWith(0.999_999);
  late.answer(0, "failed", 20);
  expect(late.changes[0]?.openFor).toBeCloseTo(1250, 0);
});

test("whatever comes in whatever order: one probe at most, nothing free unless closed, and never stuck", () => {
  const step = record({
    wait: integer({ min: 0, max: 4000 }),
    verdict: constantFrom<Verdict>("good", "failed", "slow", "unknown"),
  });
  assert(
    property(array(step, { maxLength: 400 }), (steps) => {
      const { breaker } = breakerWith();
      let now = 0;
      let probes = 0;
      for (const { wait, verdict } of steps) {
        now += wait;
        const passage = breaker.pass(now);
        expect(passage === "free").toBe(breaker.state === "closed");
        probes += passage === "probe" ? 1 : 0;
        expect(probes).toBeLessThanOrEqual(1);
        if (passage === "refused") continue;
        breaker.settle(now, passage, verdict);
        if (passage === "probe") probes -= 1;
      }
      now += 60_000;
      for (let probe = 0; probe < 3 && breaker.state !== "closed"; probe += 1) {
        expect(breaker.pass(now)).toBe("probe");
        breaker.settle(now, "probe", "good");
      }
      expect(breaker.state).toBe("closed");
    }),
    { numRuns: 200 },
  );
});
