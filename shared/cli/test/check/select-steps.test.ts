import { expect, test } from "vitest";
import { checkSteps } from "../../src/check/check-module.ts";
import { stepNames } from "../../src/check/check-step.ts";
import { selectSteps } from "../../src/check/select-steps.ts";

test("every step has a name of the list, once, and comes after what it needs", () => {
  expect(checkSteps.map(({ name }) => name)).toEqual(stepNames);
  for (const [index, { needs }] of checkSteps.entries())
    for (const needed of needs) expect(stepNames.indexOf(needed)).toBeLessThan(index);
});

test.each([
  [{}, stepNames],
  [{ only: "types" }, ["types"]],
  [{ only: "csp" }, ["manifest", "build", "pages", "csp"]],
  [{ only: "lint, types" }, ["lint", "types"]],
  [{ only: "contract", skip: "build" }, ["contract"]],
  [{ only: "types", skip: "types" }, []],
])("%o runs %o", (selection, expected) => {
  expect([...selectSteps(checkSteps, selection)].sort()).toEqual([...expected].sort());
});

test.each(["", "typos", "types,,lint", "__proto__", "Types"])('"%s" is no list of steps', (only) => {
  expect(() => selectSteps(checkSteps, { only })).toThrow(
    /There is no step ".*"\. .*Steps are manifest, build/,
  );
});
