import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { freshnessRequirements } from "./freshness-requirements.ts";
import { openStage } from "./play-requirement.ts";
import { reuseRequirements } from "./reuse-requirements.ts";
import { storingRequirements } from "./storing-requirements.ts";

const groups = {
  "freshness and age": freshnessRequirements,
  "what is stored, and invalidated": storingRequirements,
  "what is reused, validated, and shown stale": reuseRequirements,
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
  onTestFinished(() => void vi.useRealTimers());
});

/** Each is asked of the gateway as a process would answer it: over HTTP, before a real origin. */
test.for(Object.entries(groups))("%s: every requirement holds", async ([, requirements]) => {
  const stage = await openStage();
  const broken: string[] = [];
  for (const [index, requirement] of requirements.entries())
    try {
      await stage.play(requirement, index);
    } catch (error) {
      broken.push(`${requirement.does} (${requirement.section}): ${(error as Error).message}`);
    }
  expect(broken).toEqual([]);
});
