import { createLogger, createMetrics } from "@madang/service";
import { expect, test } from "vitest";
import { readConfig } from "../../src/config.ts";
import { createFollowMetrics } from "../../src/releases/follow-metrics.ts";
import { openReleases } from "../../src/releases/open-releases.ts";
import { parseOperatorKeys } from "../../src/releases/registry/operator-keys.ts";
import { environmentOf } from "../start-portal.ts";

const log = createLogger({ service: "test", level: "silent", build: "test" });
const { MADANG_RELEASES_DIR, MADANG_ENDPOINTS_FILE, ...rest } = environmentOf("/nowhere");
const key = `operator-1:${"A".repeat(43)}`;

function open(env: Record<string, string>) {
  const metrics = createFollowMetrics(createMetrics({ service: "gateway" }));
  return openReleases({ config: readConfig({ env: { ...rest, ...env } }), log, redis: undefined, metrics });
}

test.each([
  ["nothing", {}, "nothing is given"],
  ["half of the files", { MADANG_RELEASES_DIR: "a" }, "given: MADANG_RELEASES_DIR"],
  ["the registry without keys", { MADANG_REGISTRY_URL: "postgres://a/b" }, "given: MADANG_REGISTRY_URL"],
  [
    "both",
    {
      MADANG_REGISTRY_URL: "postgres://a/b",
      MADANG_OPERATOR_KEYS: key,
      MADANG_RELEASES_DIR,
      MADANG_ENDPOINTS_FILE,
    },
    "not both",
  ],
])("a configuration that names %s says what is missing", async (_, env, words) => {
  await expect(open(env as Record<string, string>)).rejects.toMatchObject({
    code: "GATEWAY_RELEASES_FROM_WHERE",
    message: expect.stringContaining(words),
  });
});

test("the address of the registry never stands in a message", async () => {
  const error = await open({ MADANG_REGISTRY_URL: "postgres://user:secret@a/b" }).catch(String);
  expect(error).not.toContain("secret");
});

test.each([
  ["", "it names none"],
  ["operator-1", "an id has"],
  [`Operator:${"A".repeat(43)}`, "an id has"],
  [`operator-1:${"A".repeat(42)}`, "a key 43 letters"],
  [`operator-1:${"A".repeat(43)}:x`, "an id has"],
  [`${key},${key}`, "two keys have the same id"],
  [`${key},${"x".repeat(100_000)}`, "an id has"],
])("keys of the operator that are not usable are refused: %j", (text, words) => {
  expect(() => parseOperatorKeys(text)).toThrow(words);
});

test("several keys of the operator, for rotation", () => {
  const keys = parseOperatorKeys(` ${key} , operator-2:${"B".repeat(43)} `);
  expect(keys.map(({ id }) => id)).toEqual(["operator-1", "operator-2"]);
});
