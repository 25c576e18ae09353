import { expect, test } from "vitest";
import { topic } from "../src/i18n/korean-topic.ts";

test.each([
  ["한울도", "한울도는"],
  ["교육청", "교육청은"],
  ["한울도 (북부)", "한울도 (북부)는"],
  ["Hanul", "Hanul는"],
])("%s takes the particle of its last sound", (word, expected) => {
  expect(topic(word)).toBe(expected);
});
