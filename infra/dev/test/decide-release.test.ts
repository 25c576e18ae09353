import { expect, test } from "vitest";
import { isToBeReleased } from "../src/registry/decide-release.ts";

const [a, b] = ["aaaaaaaa", "bbbbbbbb"];
const facts = { built: a, live: a, isReleased: true, seen: a, ownReleases: [a] };

test.each([
  ["nothing is live yet", { live: undefined, isReleased: false, seen: undefined, ownReleases: [] }, true],
  ["nothing is live any more", { live: undefined }, true],
  ["what was built is live", {}, false],
  ["something was built since", { built: b, isReleased: false }, true],
  ["the source went back to what a start released earlier", { live: b, seen: b, ownReleases: [b, a] }, true],
  ["another build was released with madang since", { live: b }, false],
  ["what was released with madang was rolled back", { built: b, live: a, isReleased: true }, false],
  ["what is built is a canary of madang", { built: b, live: a, isReleased: true, ownReleases: [a] }, false],
  ["the memory of earlier starts is gone", { live: b, seen: undefined, ownReleases: [] }, false],
])("a start, where %s", (_, changed, released) => {
  expect(isToBeReleased({ ...facts, ...changed })).toBe(released);
});
