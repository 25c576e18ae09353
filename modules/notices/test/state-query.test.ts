import * as fc from "fast-check";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { effectOf, noticeCategories, noticeState } from "../contract/public.ts";
import { lawfulEffect, stateOf } from "../server/queries/notice-state.ts";
import { noticesForTests } from "./notices-server.ts";

const server = noticesForTests({ sample: false });

const moment = fc.date({
  min: new Date("2026-01-01T00:00:00Z"),
  max: new Date("2026-02-01T00:00:00Z"),
  noInvalidDate: true,
});
const perhaps = fc.option(moment);

const rows = fc.array(
  fc.record({
    category: fc.constantFrom(...noticeCategories),
    posted_at: moment,
    opens_at: perhaps,
    effective_at: perhaps,
    closes_at: perhaps,
  }),
  { minLength: 50, maxLength: 200 },
);

const iso = (time: Date | null) => time?.toISOString() ?? null;

test("the database sees every notice in the same state, and the same five days, as the page does", async () => {
  const { db } = server();
  await fc.assert(
    fc.asyncProperty(rows, moment, async (notices, now) => {
      await db.deleteFrom("notices").execute();
      await db.insertInto("notices").values(notices).execute();
      const seen = await db
        .selectFrom("notices")
        .selectAll()
        .select([stateOf(now).as("state"), sql<Date>`${sql.raw(lawfulEffect)}`.as("lawful")])
        .execute();
      expect(seen).toHaveLength(notices.length);
      for (const { category, posted_at, opens_at, effective_at, closes_at, state, lawful } of seen) {
        const times = {
          category,
          posted: posted_at.toISOString(),
          opens: iso(opens_at),
          closes: iso(closes_at),
        };
        expect(state).toBe(noticeState({ ...times, effective: iso(effective_at) }, now));
        const counted = effectOf({ ...times, category: "notification", effective: null });
        expect(lawful.toISOString()).toBe(counted?.from);
      }
    }),
    { numRuns: 20 },
  );
});
