import { expect, test } from "vitest";
import { dateParts, seoulDate } from "../server/domain/seoul-date.ts";

test("a petition belongs to the day in Seoul", () => {
  expect(seoulDate(new Date("2026-09-15T14:59:59.999Z"))).toBe("2026-09-15");
  expect(seoulDate(new Date("2026-09-15T15:00:00.000Z"))).toBe("2026-09-16");
  expect(seoulDate(new Date("2026-12-31T15:00:00.000Z"))).toBe("2027-01-01");
});

test("the parts of a date are numbers", () => {
  expect(dateParts("2026-09-16")).toEqual({ year: 2026, month: 9, day: 16 });
});
