import { expect, test } from "vitest";
import { nearestName } from "../src/nearest-name.ts";

const valid = ["databaseUrl", "databasePool", "logLevel", "port"];

test("a misspelt name finds the one that was meant", () => {
  expect(nearestName("datbaseUrl", valid)).toBe("databaseUrl");
  expect(nearestName("LOGLEVEL", valid)).toBe("logLevel");
  expect(nearestName("prot", valid)).toBe("port");
  expect(nearestName("pord", valid)).toBe("port");
});

test("a name that resembles none gets no suggestion", () => {
  expect(nearestName("colour", valid)).toBe(undefined);
  expect(nearestName("anything", [])).toBe(undefined);
  expect(nearestName("x".repeat(1_000_000), valid)).toBe(undefined);
});
