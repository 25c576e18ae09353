import type { Move } from "@madang/releases";
import { expect, test } from "vitest";
import { describeMove, exitCodeOfMove } from "../src/channels/follow-move.ts";

function move(change: Partial<Move>): Move {
  return {
    id: "65b3efbd-4e03-4957-8b7d-2c8afee1dd19",
    module: "news",
    request: { to: "stable", build: "aaaa0001", guard: true },
    state: "done",
    steps: [],
    ...change,
  };
}

test.each<[Partial<Move>, number, string]>([
  [{}, 0, "✓ news aaaa0001 goes to every visitor."],
  [
    { request: { to: "canary", build: "aaaa0001", weight: 2.5 } },
    0,
    "✓ news aaaa0001 goes to 2.5 % of the visitors.",
  ],
  [{ request: { to: "previous" } }, 0, "✓ the canary of news has ended."],
  [
    { state: "rolled-back", reason: "it fails more often." },
    1,
    "✗ news aaaa0001 was taken back: it fails more often.",
  ],
  [
    { state: "failed", reason: "It does not start\u001b[2J." },
    1,
    "✗ news aaaa0001 did not move; what was live is live: It does not start�[2J.",
  ],
  [{ state: "guarding" }, 0, "news aaaa0001 is on its way (guarding); madang status news shows where it is."],
])("%j ends with %i", (change, exit, words) => {
  expect(exitCodeOfMove(move(change))).toBe(exit);
  expect(describeMove(move(change))).toBe(words);
});
