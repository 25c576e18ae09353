import { describe, expect, test } from "vitest";
import { guardDecision, type GuardState, type OutcomeSlice } from "../../src/public.ts";

const start = 1_800_000_000_000;
const builds = { old: "aaaa0001", new: "bbbb0002" };
const half = { weight: 50, since: start };

/** `count` slices from the beginning on, in which both builds answer 100 requests in about 20 ms. */
function slices(
  count: number,
  change: (index: number) => Partial<OutcomeSlice> = () => ({}),
): OutcomeSlice[] {
  return Array.from({ length: count }, (_, index) => {
    const latency = Array.from({ length: 80 }, (_, bucket) => Math.max(0, 25 - 2.5 * Math.abs(bucket - 21)));
    const same = { at: start + index * 10_000, requests: 100, failures: 0, latency };
    return [
      { ...same, build: builds.old },
      { ...same, build: builds.new, ...change(index) },
    ];
  }).flat();
}

function decide(change: Partial<GuardState> & { seconds: number }) {
  const { seconds, ...state } = change;
  return guardDecision({ builds, weights: [half], outcomes: [], now: start + seconds * 1000, ...state });
}

describe("steps", () => {
  const weights = [{ weight: 5, since: start }];

  test("nothing happens while a step is short of time or of requests", () => {
    expect(decide({ seconds: 60, weights, outcomes: slices(6) }).do).toBe("continue");
    const few = slices(30, () => ({ requests: 1, latency: [] }));
    expect(decide({ seconds: 300, weights, outcomes: few })).toMatchObject({
      do: "continue",
      because: "29 of 100 requests at this step.",
    });
  });

  test("then the weight rises to the next one", () => {
    expect(decide({ seconds: 120, weights, outcomes: slices(12) })).toMatchObject({
      do: "advance",
      weight: 25,
    });
    const second = [...weights, { weight: 25, since: start + 120_000 }];
    expect(decide({ seconds: 130, weights: second, outcomes: slices(13) }).do).toBe("continue");
    expect(decide({ seconds: 240, weights: second, outcomes: slices(24) })).toMatchObject({
      do: "advance",
      weight: 50,
    });
  });

  test("after the last one it is promoted, once enough is known", () => {
    expect(decide({ seconds: 120, outcomes: slices(12) }).do).toBe("continue");
    expect(decide({ seconds: 400, outcomes: slices(40) }).do).toBe("promote");
  });
});

describe("one short fault convicts nobody", () => {
  test("a burst of failures in one slice keeps the weight, a second one brings it back", () => {
    const once = slices(12, (index) => (index === 9 ? { failures: 40 } : {}));
    expect(decide({ seconds: 135, outcomes: once })).toMatchObject({ do: "continue" });
    const twice = slices(12, (index) => (index > 8 ? { failures: 40 } : {}));
    expect(decide({ seconds: 135, outcomes: twice })).toMatchObject({ do: "go-back", for: "failures" });
  });

  test("what fails on both sides at once is not held against the new build", () => {
    const outage = slices(40).map((slice) =>
      slice.at > start + 200_000 ? { ...slice, failures: 30 } : slice,
    );
    expect(decide({ seconds: 420, outcomes: outage }).do).not.toBe("go-back");
  });

  test("a few failures among many requests are tolerated", () => {
    const few = slices(60, (index) => ({ requests: 10_000, failures: index % 6 === 0 ? 1 : 0 }));
    expect(decide({ seconds: 620, outcomes: few }).do).not.toBe("go-back");
  });

  test("slow answers just after the weight has changed are the cold caches'", () => {
    const slow = Array.from({ length: 80 }, (_, bucket) => (bucket === 40 ? 100 : 0));
    const cold = slices(40, (index) => (index < 3 ? { latency: slow } : {}));
    expect(decide({ seconds: 400, outcomes: cold }).do).toBe("promote");
  });
});

describe("what is looked at", () => {
  test("the slice that is not complete yet, those before the beginning and those of other builds are not", () => {
    const bad = { failures: 100 };
    const early = slices(2, () => bad).map((slice) => ({ ...slice, at: slice.at - 20_000 }));
    const other = slices(12, () => bad).map((slice) => ({ ...slice, build: "cccc0003" }));
    const late = slices(14, (index) => (index > 11 ? bad : {}));
    const decision = decide({ seconds: 134, outcomes: [...early, ...other, ...late] });
    expect(decision.do).toBe("continue");
  });

  test("without any outcome it waits, and in the end goes back", () => {
    expect(decide({ seconds: 1000 }).do).toBe("continue");
    expect(decide({ seconds: 3600 })).toMatchObject({ do: "go-back", for: "traffic" });
  });

  test("a new build without visitors beside an old one with many goes back too", () => {
    const nobody = slices(360, () => ({ requests: 0, latency: [] }));
    expect(decide({ seconds: 3600, outcomes: nobody })).toMatchObject({ do: "go-back", for: "traffic" });
  });

  test("asked twice it says the same", () => {
    const state = { seconds: 400, outcomes: slices(40) };
    expect(decide(state)).toEqual(decide(state));
  });

  test("histograms of different lengths and empty ones do no harm", () => {
    const odd = slices(40, (index) => ({ latency: index % 2 === 0 ? [] : [1, 2, 3] }));
    expect(decide({ seconds: 400, outcomes: odd }).because).not.toMatch(/NaN|Infinity/);
  });
});
