import { setTimeout as after } from "node:timers/promises";
import { expect, test } from "vitest";
import type { Ending, LeaseBoard } from "../../src/cache/coalesce/lease-board.ts";

export type Boards = () => { readonly one: LeaseBoard; readonly other: LeaseBoard };

let keys = 0;
const newKey = (): string => `key ${(keys += 1)} of ${process.pid}`;
const ages = { storedWithin: 0, failedWithin: 0, known: undefined };

/** What every board does; `one` and `other` are two gateways'. */
export function boardSuite(boards: Boards): void {
  test("one gateway has the lease, the other is told who has it", async () => {
    const { one, other } = boards();
    const key = newKey();
    expect(await one.take({ key, token: "a", ...ages })).toEqual({ kind: "taken" });
    expect(await one.take({ key, token: "a", ...ages })).toEqual({ kind: "taken" });
    const held = await other.take({ key, token: "b", ...ages });
    expect(held).toEqual({ kind: "held", holder: "a", lapsesIn: expect.any(Number) });
    expect(await other.take({ key: newKey(), token: "b", ...ages })).toEqual({ kind: "taken" });
  });

  test("who waits is told how it ended, and by whom", async () => {
    const { one, other } = boards();
    for (const outcome of ["stored", "failed", "unshareable", "abandoned"] as const) {
      const key = newKey();
      const told: Ending[] = [];
      await one.take({ key, token: "a", ...ages });
      const unwatch = other.watch(key, (ending) => told.push(ending));
      await other.take({ key, token: "b", ...ages });
      one.end({ key, token: "a", outcome });
      await expect.poll(() => told, { timeout: 30_000 }).toEqual([{ key, token: "a", outcome }]);
      unwatch();
    }
  });

  test("a lease that was given up can be taken at once", async () => {
    const { one, other } = boards();
    const key = newKey();
    await one.take({ key, token: "a", ...ages });
    one.end({ key, token: "a", outcome: "abandoned" });
    await expect.poll(() => other.take({ key, token: "b", ...ages })).toEqual({ kind: "taken" });
  });

  test("what was stored after the look at the store counts; what was stored long before does not", async () => {
    const { one, other } = boards();
    const key = newKey();
    await one.take({ key, token: "a", ...ages });
    one.end({ key, token: "a", outcome: "stored" });
    const early = { key, token: "b", storedWithin: 2000, failedWithin: 2000, known: undefined };
    await expect.poll(() => other.take(early)).toEqual({ kind: "ended", outcome: "stored", holder: "a" });
    await after(150);
    expect(await other.take({ key, token: "c", ...ages })).toEqual({ kind: "taken" });
  });

  test("who has been told of a fill is not told again", async () => {
    const { one, other } = boards();
    const key = newKey();
    await one.take({ key, token: "a", ...ages });
    one.end({ key, token: "a", outcome: "stored" });
    const early = { key, token: "b", storedWithin: 60_000, failedWithin: 60_000 };
    await expect
      .poll(() => other.take({ ...early, known: undefined }))
      .toEqual({ kind: "ended", outcome: "stored", holder: "a" });
    expect(await other.take({ ...early, known: "a" })).toEqual({ kind: "taken" });
  });

  test("a failure counts for those who waited for it and not for those who come later", async () => {
    const { one, other } = boards();
    const key = newKey();
    await one.take({ key, token: "a", ...ages });
    one.end({ key, token: "a", outcome: "failed" });
    const waited = { key, token: "b", storedWithin: 2000, failedWithin: 2000, known: undefined };
    await expect.poll(() => other.take(waited)).toEqual({ kind: "ended", outcome: "failed", holder: "a" });
    await after(20);
    expect(
      await other.take({ key, token: "c", storedWithin: 2000, failedWithin: 0, known: undefined }),
    ).toEqual({
      kind: "taken",
    });
  });

  test("a lease that is renewed stays, one that is not lapses", async () => {
    const { one, other } = boards();
    const key = newKey();
    await one.take({ key, token: "a", ...ages });
    await after(1200);
    one.renew({ key, token: "a" });
    await after(1200);
    expect(await other.take({ key, token: "b", ...ages })).toMatchObject({ kind: "held", holder: "a" });
    await expect
      .poll(() => other.take({ key, token: "b", ...ages }), { timeout: 30_000 })
      .toEqual({ kind: "taken" });
  });

  test("who has lost the lease can neither renew it nor end the fill of the one who has it now", async () => {
    const { one, other } = boards();
    const key = newKey();
    await one.take({ key, token: "a", ...ages });
    await expect
      .poll(() => other.take({ key, token: "b", ...ages }), { timeout: 30_000 })
      .toEqual({ kind: "taken" });
    one.renew({ key, token: "a" });
    one.end({ key, token: "a", outcome: "stored" });
    await after(50);
    const asked = { key, token: "c", storedWithin: 5000, failedWithin: 5000, known: undefined };
    expect(await one.take(asked)).toMatchObject({ kind: "held", holder: "b" });
  });
}
