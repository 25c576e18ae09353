import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { workspaceRoot } from "@madang/test-kit";
import { expect, it } from "vitest";

const text = readFileSync(join(workspaceRoot, "docs/request-journey.md"), "utf8");

it("the journey names files that exist", () => {
  const files = [...text.matchAll(/`([\w./-]+\.tsx?)`/g)].map((match) => match[1] ?? "");
  expect(files.length).toBeGreaterThan(7);
  expect(files.filter((file) => !existsSync(join(workspaceRoot, file)))).toEqual([]);
});

it("the journey is five to seven files long", () => {
  const steps = text.match(/^\d+\. /gm) ?? [];
  expect(steps.length).toBeGreaterThanOrEqual(5);
  expect(steps.length).toBeLessThanOrEqual(7);
});
