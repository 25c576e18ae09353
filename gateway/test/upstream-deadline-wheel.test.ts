import { array, assert, integer, option, property, record } from "fast-check";
import { expect, test } from "vitest";
import { DeadlineWheel, Due } from "../src/upstream/deadline-wheel.ts";

class Entry extends Due {
  dueAt: number | undefined;
  readonly #clock: { now: number };

  constructor(clock: { now: number }) {
    super();
    this.#clock = clock;
  }

  due(): void {
    this.dueAt = this.#clock.now;
  }
}

/** Between its time and two ticks later either may come first. */
function isAllowed(
  dueAt: number | undefined,
  { at, left }: { at: number; left: number | undefined },
): boolean {
  if (dueAt === undefined) return left !== undefined && left <= 20;
  return dueAt >= at && dueAt <= at + 20 && (left === undefined || left >= 0);
}

test("an entry is due once, never early, at the latest two ticks late, and not at all when it was taken away", () => {
  const action = record({
    after: integer({ min: 0, max: 9000 }),
    takenAway: option(integer({ min: 0, max: 9000 }), { nil: undefined }),
    begins: integer({ min: 0, max: 500 }),
  });
  assert(
    property(array(action, { minLength: 1, maxLength: 60 }), (actions) => {
      const clock = { now: 0 };
      const wheel = new DeadlineWheel({ tick: 10, now: () => clock.now });
      const entries = actions.map((one) => ({ ...one, entry: new Entry(clock) }));
      for (; clock.now <= 9600; clock.now += 1) {
        for (const { entry, begins, after } of entries) if (begins === clock.now) wheel.set(entry, after);
        for (const { entry, begins, takenAway } of entries)
          if (takenAway !== undefined && begins + takenAway === clock.now) wheel.clear(entry);
        if (clock.now % 10 === 0) wheel.turn();
      }
      for (const { entry, begins, after, takenAway } of entries) {
        expect(
          isAllowed(entry.dueAt, {
            at: begins + after,
            left: takenAway === undefined ? undefined : takenAway - after,
          }),
        ).toBe(true);
      }
      expect(wheel.size).toBe(0);
    }),
    { numRuns: 25 },
  );
});

test("the clock of an empty wheel stands still", async () => {
  const wheel = new DeadlineWheel({ tick: 5 });
  const entry = new Entry({ now: 1 });
  wheel.set(entry, 20);
  await expect.poll(() => entry.dueAt).toBe(1);
  expect(wheel.size).toBe(0);
  expect(wheel.running).toBe(false);
});
