import { expect, test } from "vitest";
import { judgeShedding, sheddingOf } from "../oracles/shed-order.ts";

const at = "2026-11-22T01:00:00.000Z";
const second = (classes: object) =>
  sheddingOf(JSON.stringify({ msg: "shedding", time: at, module: "news", classes }));
const judged = (classes: object) => judgeShedding([second(classes)].filter((one) => one !== undefined));

test("a lower class that is shed first is right", () => {
  const classes = {
    submission: { admitted: 9, shed: 0, admittedUpTo: 0.94 },
    reading: { admitted: 5, shed: 40, admittedUpTo: 0.79, shedFrom: 0.8 },
  };
  expect(judged(classes)).toEqual([]);
});

test("a higher class that is shed at a fill at which a lower one is let in is evidence", () => {
  const found = judged({
    submission: { admitted: 1, shed: 3, admittedUpTo: 0.2, shedFrom: 0.3 },
    reading: { admitted: 5, shed: 0, admittedUpTo: 0.7 },
  });
  expect(found).toEqual([
    {
      oracle: "shed-order",
      module: "news",
      detail: "submission was shed while reading was let in",
      evidence: `in the second at ${at}: submission was shed from 30 % of the limit on, reading let in up to 70 %`,
    },
  ]);
});

test("within one second what was let in before it became full is no evidence", () => {
  expect(
    judged({
      emergency: { admitted: 0, shed: 2, shedFrom: 1 },
      background: { admitted: 2, shed: 9, admittedUpTo: 0.4, shedFrom: 0.5 },
    }),
  ).toEqual([]);
});

test.each([
  '{"msg":"shedding"',
  '{"msg":"shedding","classes":7}',
  '{"msg":"breaker"}',
  "plain words about shedding",
  "",
])("a line that says nothing of it is passed over: %j", (line) => {
  expect(sheddingOf(line)).toBeUndefined();
});
