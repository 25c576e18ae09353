import { array, assert, constant, integer, nat, oneof, property, record, type Arbitrary } from "fast-check";
import { describe, expect, test } from "vitest";
import {
  createHolidayCalendar,
  dueDate,
  koreaHolidays,
  type ClockInput,
  type DueDate,
  type Period,
  type Stop,
} from "../src/public.ts";
import { bruteForceDue } from "./brute-force.ts";
import { calendar, pack } from "./given.ts";

const minute = 60_000;
const dayLength = 24 * 60 * minute;
const [first, last] = [Date.parse("2024-01-01T00:00:00+09:00"), Date.parse("2027-06-30T23:59:00+09:00")];
const often = { numRuns: 300 };
const seldom = { numRuns: 60 };

const instant = integer({ min: first / minute, max: last / minute }).map((each) => new Date(each * minute));
const upTo = (unit: Period["unit"], max: number) =>
  record({ unit: constant(unit), amount: integer({ min: 1, max }) });
const period: Arbitrary<Period> = oneof(
  upTo("hour", 40),
  upTo("day", 60),
  upTo("civil-day", 90),
  upTo("week", 10),
  upTo("month", 6),
);
const supplement = record({ after: nat(30), lasting: nat(12) });

function count(input: Omit<ClockInput, "pack" | "calendar">, holidays = calendar): DueDate {
  return dueDate({ pack, calendar: holidays, ...input });
}

function moment({ due }: DueDate): number {
  return Date.parse(due?.at ?? "never");
}

function sumOf({ days, total }: DueDate): number {
  const counted = days.filter((day) => day.state === "counted");
  if (total.unit === "days") return counted.length;
  return counted.reduce((sum, { minutes = 0 }) => sum + minutes, 0);
}

function stopAfter(start: Date, { after, lasting }: { after: number; lasting: number }): Stop {
  const from = new Date(start.getTime() + after * dayLength);
  return { reason: "supplement", from, to: new Date(from.getTime() + lasting * dayLength) };
}

describe("every due date", () => {
  test("is never earlier for a later start", () => {
    const claim = property(instant, instant, period, (one, other, length) => {
      const [earlier, later] = one <= other ? [one, other] : [other, one];
      const [before, after] = [earlier, later].map((start) => moment(count({ start, period: length })));
      expect(before).toBeLessThanOrEqual(after!);
    });
    assert(claim, often);
  });

  test("is never earlier for a longer period of the same unit", () => {
    const claim = property(instant, period, integer({ min: 1, max: 5 }), (start, length, more) => {
      const longer = { ...length, amount: length.amount + more };
      // Up to five days are counted in hours and end at a minute of the day, six and more with a day's end.
      expect(moment(count({ start, period: length }))).toBeLessThanOrEqual(
        moment(count({ start, period: longer })),
      );
    });
    assert(claim, often);
  });

  test("is a working day, and the last day of its explanation", () => {
    const claim = property(instant, period, (start, length) => {
      const counted = count({ start, period: length });
      const { date } = counted.due!;
      expect([0, 6]).not.toContain(new Date(`${date}T00:00:00Z`).getUTCDay());
      expect(calendar.holidays.map((holiday) => holiday.date)).not.toContain(date);
      expect(counted.days.at(-1)).toMatchObject({ date });
      expect(["counted", "moved"]).toContain(counted.days.at(-1)!.state);
    });
    assert(claim, often);
  });

  test("is never brought forward by a further holiday", () => {
    const name = { ko: "임시공휴일", en: "Temporary holiday" };
    const withOneMore = integer({ min: 1, max: 1200 }).map((days) => {
      const date = new Date(first + days * dayLength).toISOString().slice(0, 10);
      const single = [...koreaHolidays.single, { date, kind: "temporary" as const, name }];
      return createHolidayCalendar({ ...koreaHolidays, version: `with-${date}`, single });
    });
    const claim = property(instant, period, withOneMore, (start, length, more) => {
      const [before, after] = [count({ start, period: length }), count({ start, period: length }, more)];
      expect(moment(after)).toBeGreaterThanOrEqual(moment(before));
      expect(after.calendar).not.toBe(before.calendar);
    });
    assert(claim, often);
  });

  test("is explained by days without a gap, whose sum is the period", () => {
    const claim = property(instant, period, (start, length) => {
      const counted = count({ start, period: length });
      expect([sumOf(counted), counted.counted]).toEqual([counted.total.amount, counted.total.amount]);
      const numbers = counted.days.map(({ date }) => Date.parse(date) / dayLength);
      expect(numbers).toEqual(numbers.map((_, index) => numbers[0]! + index));
      expect(counted.days[0]!.date).toBe(counted.start.slice(0, 10));
      expect(JSON.parse(JSON.stringify(counted))).toEqual(counted);
    });
    assert(claim, often);
  });
});

describe("stops", () => {
  const length = integer({ min: 6, max: 40 });

  test("one that holds n days that would have counted moves the due date by n counted days", () => {
    const claim = property(instant, length, supplement, (start, amount, stop) => {
      const plain = count({ start, period: { unit: "day", amount: amount + 100 } });
      const stops = [stopAfter(start, stop)];
      const stopped = count({ start, period: { unit: "day", amount }, stops });
      const held = stopped.days.filter(({ state }) => state === "stopped").length;
      const shifted = plain.days.find((day) => day.state === "counted" && day.nth === amount + held);
      expect(stopped.due!.date).toBe(shifted!.date);
      expect(sumOf(stopped)).toBe(amount);
    });
    assert(claim, often);
  });

  test("never bring a due date forward, in any unit", () => {
    const claim = property(instant, period, supplement, (start, each, stop) => {
      const stopped = count({ start, period: each, stops: [stopAfter(start, stop)] });
      expect(moment(stopped)).toBeGreaterThanOrEqual(moment(count({ start, period: each })));
    });
    assert(claim, often);
  });

  test("one that has not ended leaves the date open, and only what lies before it counts", () => {
    const claim = property(instant, length, nat(60), (start, amount, after) => {
      const from = new Date(start.getTime() + after * dayLength);
      const stops: Stop[] = [{ reason: "supplement", from }];
      const counted = count({ start, period: { unit: "day", amount }, stops });
      expect(sumOf(counted)).toBe(counted.counted);
      const latest = counted.due === undefined ? from.getTime() : moment(counted) - dayLength;
      expect(latest).toBeLessThanOrEqual(from.getTime());
      expect(counted.due === undefined).toBe(counted.counted < amount);
    });
    assert(claim, often);
  });
});

describe("hours", () => {
  test("are those of a clock that is watched minute by minute", () => {
    const claim = property(instant, integer({ min: 1, max: 40 }), (start, amount) => {
      const counted = count({ start, period: { unit: "hour", amount } });
      expect(moment(counted)).toBe(bruteForceDue(start, amount * 60).getTime());
    });
    assert(claim, seldom);
  });

  test("with stops too", () => {
    const stop = record({ after: nat(5000), lasting: nat(5000) });
    const stops = array(stop, { maxLength: 3 });
    const claim = property(instant, integer({ min: 1, max: 24 }), stops, (start, amount, all) => {
      const placed = all.map(({ after, lasting }): Stop => {
        const from = new Date(start.getTime() + after * minute);
        return { reason: "examination", from, to: new Date(from.getTime() + lasting * minute) };
      });
      const counted = count({ start, period: { unit: "hour", amount }, stops: placed });
      expect(moment(counted)).toBe(bruteForceDue(start, amount * 60, placed).getTime());
      expect(sumOf(counted)).toBe(amount * 60);
    });
    assert(claim, seldom);
  });
});
