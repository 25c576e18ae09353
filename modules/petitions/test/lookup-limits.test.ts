import { expect, test } from "vitest";
import { decideAttempt, type AttemptRecord } from "../server/domain/lookup-limits.ts";

const start = new Date("2026-09-16T00:00:00Z");
const minutesLater = (minutes: number) => new Date(start.getTime() + minutes * 60_000);

/** Guesses as fast as the rule allows until `end`; answers how many guesses that were. */
function guessesUntil(end: Date): number {
  let [record, now, guesses]: [AttemptRecord | undefined, Date, number] = [undefined, start, 0];
  while (now < end) {
    const decision = decideAttempt({ kind: "receipt", record, now });
    if (!decision.allowed) now = decision.lockedUntil;
    else {
      record = decision.record;
      guesses += 1;
    }
  }
  return guesses;
}

test("the fifth wrong password in a row locks for ten minutes, the tenth for an hour, the fifteenth for a day", () => {
  let record: AttemptRecord | undefined;
  let now = start;
  const locks: number[] = [];
  for (let attempt = 1; attempt <= 15; attempt += 1) {
    const decision = decideAttempt({ kind: "receipt", record, now });
    if (!decision.allowed) throw new Error(`attempt ${attempt} was refused`);
    record = decision.record;
    if (record.lockedUntil === undefined) continue;
    locks.push((record.lockedUntil.getTime() - now.getTime()) / 60_000);
    now = record.lockedUntil;
  }
  expect(locks).toEqual([10, 60, 1440]);
});

test("nothing is allowed during a lock, and the time of its end is told", () => {
  const record = { failures: 5, lastAt: start, lockedUntil: minutesLater(10) };
  const decision = decideAttempt({ kind: "receipt", record, now: minutesLater(9) });
  expect(decision).toEqual({ allowed: false, lockedUntil: minutesLater(10) });
});

test("wrong passwords are forgotten a day after the last one", () => {
  const record = { failures: 4, lastAt: start, lockedUntil: undefined };
  const decision = decideAttempt({ kind: "receipt", record, now: minutesLater(24 * 60) });
  expect(decision).toMatchObject({ allowed: true, record: { failures: 1 } });
});

test("a stranger who never rests has at most fifteen guesses a day at one petition", () => {
  expect(guessesUntil(minutesLater(24 * 60))).toBeLessThanOrEqual(15);
  expect(guessesUntil(minutesLater(30 * 24 * 60))).toBeLessThanOrEqual(15 * 30);
});
