import * as fc from "fast-check";
import { moduleChannelsSchema, type ModuleChannels } from "@madang/releases";
import { describe, expect, test } from "vitest";
import {
  endBuilds,
  endCanary,
  endPreview,
  liveBuilds,
  pointCanary,
  pointPreview,
  pointStable,
} from "../../src/admin/channels/point-channels.ts";
import { backwards, compareVersions } from "../../src/admin/moves/move-words.ts";
import { allows, type Need } from "../../src/admin/tokens/scopes.ts";
import { WrongTokens } from "../../src/admin/tokens/wrong-tokens.ts";

describe("scopes", () => {
  test.each<[string[], Need, boolean]>([
    [["read"], "read", true],
    [["read"], "release", false],
    [["release:news"], "read", true],
    [["release:news"], "release", true],
    [["release:news"], "release:news", true],
    [["release:news"], "release:news-two", false],
    [["release:news-two"], "release:news", false],
    [["release:*"], "release:news", true],
    [["release:*"], "operator", false],
    [["operator"], "release:news", true],
    [["operator"], "operator", true],
    [["operator"], "runner", false],
    [["operator", "runner"], "runner", true],
    [["runner"], "read", false],
    [[], "read", false],
  ])("%j for %s: %s", (scopes, need, expected) => {
    expect(allows(scopes, need)).toBe(expected);
  });
});

describe("versions", () => {
  test.each([
    ["1.0.0", "1.0.0", 0],
    ["1.10.0", "1.9.0", 1],
    ["2.0.0", "10.0.0", -1],
    ["1.0.0-beta.1", "1.0.0", -1],
    ["1.0.0", "1.0.0-beta.1", 1],
    ["1.0.0+build", "1.0.0", 0],
  ])("%s beside %s", (left, right, expected) => {
    expect(Math.sign(compareVersions(left, right))).toBe(expected);
  });

  test("only a version that goes back is said", () => {
    expect(backwards(undefined, "1.0.0")).toBeUndefined();
    expect(backwards("1.0.0", "1.0.1")).toBeUndefined();
    expect(backwards("1.0.1", "1.0.0")).toContain("from 1.0.1 to 1.0.0");
  });
});

test("wrong tokens are counted by network and in all, and forgotten after a minute", () => {
  const wrong = new WrongTokens();
  for (let number = 0; number < 10; number += 1) wrong.note("2001:db8::1", 0);
  expect(wrong.secondsToWait("2001:db8::2", 1000)).toBe(59);
  expect(wrong.secondsToWait("192.0.2.1", 1000)).toBeUndefined();
  for (let number = 0; number < 300; number += 1) wrong.note(`192.0.2.${number % 256}`, 2000);
  expect(wrong.secondsToWait("198.51.100.1", 3000)).toBeGreaterThan(0);
  expect(wrong.secondsToWait("2001:db8::2", 61_000)).toBeUndefined();
});

const name = fc.constantFrom("aaaa0001", "bbbb0002", "cccc0003", "dddd0004", "eeee0005");
const release = name.map((build) => ({ build, digest: build.repeat(8), version: "1.0.0" }));
const preview = fc.constantFrom("mine", "yours", "constructor", "__proto__");
type Step = (channels: ModuleChannels) => ModuleChannels;
const step: fc.Arbitrary<Step> = fc.oneof(
  release.map(
    (to): Step =>
      (channels) =>
        pointStable(channels, to),
  ),
  fc.tuple(release, fc.integer({ min: 0, max: 100 })).map(
    ([to, weight]): Step =>
      (channels) =>
        channels.stable === to.build ? channels : pointCanary(channels, to, weight),
  ),
  fc.constant<Step>(endCanary),
  fc.tuple(preview, release).map(
    ([key, to]): Step =>
      (channels) =>
        pointPreview(channels, key, to),
  ),
  preview.map(
    (key): Step =>
      (channels) =>
        endPreview(channels, key),
  ),
  fc.array(name).map(
    (builds): Step =>
      (channels) =>
        endBuilds(channels, builds),
  ),
);

test("whatever is done to a module's channels, what they name is told and nothing else, and no live build ends", () => {
  fc.assert(
    fc.property(release, fc.array(step, { maxLength: 30 }), (first, steps) => {
      const channels = steps.reduce((now, next) => next(now), pointStable(undefined, first));
      expect(moduleChannelsSchema.safeParse(channels).success).toBe(true);
      const live = liveBuilds(channels);
      expect(channels.ending.filter((build) => live.has(build))).toEqual([]);
      expect(new Set(channels.ending).size).toBe(channels.ending.length);
      expect(Object.keys(channels.builds).sort()).toEqual([...new Set([...live, ...channels.ending])].sort());
    }),
  );
});
