import { describe, expect, test } from "vitest";
import { allFaults } from "../faults/all-faults.ts";
import { faultLabels, planFaults } from "../faults/plan-faults.ts";
import { faultRequirements } from "../requirements.ts";

const run = { modules: ["news", "petitions"], seconds: 60, own: true };
const plan = (names: readonly [string, number?][], change: Partial<typeof run> = {}) =>
  planFaults(
    names.map(([name, at]) => ({ name, at })),
    { ...run, ...change },
  );

test("every fault has its requirement, and there is none without a fault", () => {
  expect(Object.keys(faultRequirements).sort()).toEqual(allFaults.map(({ name }) => name).sort());
});

test("faults come in the order of their seconds; without one they are spread evenly", () => {
  expect(
    plan([
      ["redis-killed", 40],
      ["module-killed:news", 10],
    ]).map(({ name, at }) => [name, at]),
  ).toEqual([
    ["module-killed:news", 10],
    ["redis-killed", 40],
  ]);
  expect(plan([["redis-killed"], ["gateway-killed"]]).map(({ at }) => at)).toEqual([20, 40]);
});

test("in a short run a fault is shorter, and what its supervisor mends lasts as long as that takes", () => {
  const [hung] = plan([["module-hung:news", 5]], { seconds: 24 });
  const [killed] = plan([["module-killed:news", 5]], { seconds: 24 });
  expect([hung?.lasts, killed?.lasts]).toEqual([4, 0]);
});

describe("what cannot be done is refused with what can", () => {
  test.each([
    ["redis-kiled", /LOADTEST_FAULT_UNKNOWN|no fault redis-kiled.*redis-killed/],
    ["", /no fault/],
    ["constructor", /no fault constructor/],
    ["__proto__:news", /no fault/],
  ])("%j is no fault", (name, message) => {
    expect(() => plan([[name]])).toThrow(message);
    for (const label of faultLabels()) expect(() => plan([[name]])).toThrow(label);
  });

  test.each([
    "module-killed",
    "module-killed:",
    "module-killed:neews",
    "module-killed:news:news",
    "redis-killed:news",
  ])("%s does not say what it is done to", (name) => {
    expect(() => plan([[name]])).toThrow(/Valid are .*(module-killed:news|without a module)/);
  });

  test("a second after the end of the load", () => {
    expect(() => plan([["redis-killed", 60]])).toThrow(
      /would begin at second 60, when the load of 60 s is over/,
    );
  });

  test("a portal that runs elsewhere", () => {
    expect(() => plan([["redis-killed", 6]], { own: false })).toThrow(/Leave --url out/);
  });
});
