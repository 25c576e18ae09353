import { expect, test } from "vitest";
import { maskName } from "../server/domain/masked-name.ts";

test.each([
  ["김새한", "김*한"],
  ["남궁보라매", "남***매"],
  ["이산", "이*"],
  ["김", "*"],
  ["Alex Kim", "A*** K**"],
  ["  Kim  ", "K**"],
  ["", ""],
])("%j is shown as %j", (name, masked) => {
  expect(maskName(name)).toBe(masked);
});
