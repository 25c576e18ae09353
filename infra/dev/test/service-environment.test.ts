import { expect, test } from "vitest";
import { serviceEnvironment } from "../src/service-environment.ts";
import { stateFolderOf } from "../src/state-folder.ts";
import type { BuiltService } from "../src/workspace-services.ts";

const kinds = ["gateway", "module"] as const;

function environmentOf(
  kind: (typeof kinds)[number],
  inherited: Record<string, string>,
): Record<string, string> {
  const facts = {
    state: stateFolderOf("/portal", {}),
    keys: { visitorKeys: "v", dataKeys: "d", databasePassword: "p" },
    databaseUrl: "postgresql://portal",
    host: "127.0.0.1",
    port: 8080,
    operationsPort: 8081,
    inherited,
  };
  return serviceEnvironment({ kind, name: kind } as BuiltService, facts);
}

test.each(kinds)("a %s shares its cache only where a Redis was named", (kind) => {
  const shared = { REDIS_URL: "redis://127.0.0.1:6379", MADANG_CACHE_PREFIX: "one" };
  expect(environmentOf(kind, shared)).toMatchObject(shared);
  expect(environmentOf(kind, { PATH: "/bin" })).not.toHaveProperty("REDIS_URL");
});

test.each(kinds)("a %s takes over nothing else that a person has set", (kind) => {
  const environment = environmentOf(kind, {
    AWS_SECRET: "x",
    MADANG_DATA_KEYS: "other",
    REDIS_PASSWORD: "y",
  });
  expect(Object.values(environment)).not.toEqual(expect.arrayContaining(["x"]));
  expect(environment).not.toHaveProperty("REDIS_PASSWORD");
  expect(environment["MADANG_DATA_KEYS"]).not.toBe("other");
});

test.each(kinds)("what Node compiles of a %s is kept where nobody else writes", (kind) => {
  const environment = environmentOf(kind, { NODE_COMPILE_CACHE: "/tmp/of-anybody" });
  expect(environment["NODE_COMPILE_CACHE"]).toBe(stateFolderOf("/portal", {}).compiled);
});
