import type { TrustPolicy } from "@madang/releases";
import { expect, test } from "vitest";
import { policyChanges } from "../src/trust/policy-changes.ts";

const key = { id: "news-2026", key: "A".repeat(43) };
const team = { modules: ["news"], keys: [key] };
const before: TrustPolicy = { teams: { media: team } };

function changes(after: TrustPolicy["teams"]): string[] {
  return policyChanges(before, { teams: after });
}

test("the same policy changes nothing", () => {
  expect(changes({ media: { ...team, criticality: "reading", sources: [] } })).toEqual([]);
});

test.each<[string, TrustPolicy["teams"], string[]]>([
  ["a team is left out", {}, ["The team media is removed with all its keys."]],
  [
    "a team comes",
    { media: team, roads: { modules: ["roads"], keys: [{ ...key, id: "roads-1" }] } },
    ["The team roads is new.", "The key roads-1 of roads is new."],
  ],
  [
    "modules change",
    { media: { ...team, modules: ["notices"] } },
    ["media may now release notices.", "media may no longer release news."],
  ],
  [
    "a key is revoked",
    { media: { ...team, keys: [{ ...key, revoked: "2026-11-22T00:00:00Z" }] } },
    ["The key news-2026 of media is revoked: 2026-11-22T00:00:00Z (was no)."],
  ],
  [
    "a key is replaced under its name",
    { media: { ...team, keys: [{ ...key, key: "B".repeat(43) }] } },
    ["The key news-2026 of media has another public half."],
  ],
  ["a key goes", { media: { ...team, keys: [] } }, ["The key news-2026 of media is removed."]],
  [
    "rights rise",
    { media: { ...team, criticality: "submission", sources: ["https://a.example"] } },
    [
      "media may declare at most submission (was reading).",
      "media may need https://a.example (was nothing).",
    ],
  ],
])("%s", (_what, after, sentences) => {
  expect(changes(after)).toEqual(sentences);
});
