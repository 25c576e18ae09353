import { expect, onTestFinished, test } from "vitest";
import { homeManifest, readingManifest, startLadderPortal, type LadderPortal } from "./ladder-portal.ts";
import { startLoad, type Load, type Sight } from "./load.ts";
import { apiSight, detailSight, homeSight, listSight } from "./sights.ts";

const sights: Sight[] = [
  homeSight("portal-home", ["news"]),
  listSight("news"),
  ...["1-", "2-", "3-", "4-"].map((lane) => detailSight("news", [], lane)),
  apiSight("news"),
];

async function startTwo(): Promise<{ portal: LadderPortal; load: Load }> {
  const portal = await startLadderPortal({
    manifests: [homeManifest("portal-home"), readingManifest("news")],
    replicas: { news: 2 },
  });
  const load = startLoad({ origin: portal.origin, sights, rest: 4 });
  onTestFinished(() => load.stop());
  await allSteady(load, 10);
  return { portal, load };
}

function allSteady(load: Load, times: number): Promise<void> {
  const unsteady = () =>
    sights.filter(({ name }) => !load.isSteady(name, "whole", times)).map(({ name }) => name);
  return expect.poll(unsteady, { timeout: 30_000, interval: 20 }).toEqual([]);
}

/** The log says so, and the metrics agree. */
async function untilToldOf(portal: LadderPortal, what: string, replica: number): Promise<void> {
  const url = portal.module("news", replica).origin;
  const isTold = (): boolean => portal.log().some((line) => line["msg"] === what && line["url"] === url);
  await expect.poll(isTold, { timeout: 30_000 }).toBe(true);
  const out = async (): Promise<number> =>
    (await portal.metrics()).sum("gateway_replicas_ejected", 'module="news"');
  await expect.poll(out, { timeout: 30_000 }).toBe(what === "replica ejected" ? 1 : 0);
}

function verdictsBesideWhole(load: Load): string[] {
  return sights.flatMap(({ name }) =>
    [...(load.tally.get(name) ?? [])]
      .filter(([verdict]) => verdict !== "whole")
      .map(([verdict, count]) => `${name}: ${count} ${verdict}`),
  );
}

test(
  "one of two replicas is killed under load, twice, and no request that may be repeated fails",
  { timeout: 60_000 },
  async () => {
    const { portal, load } = await startTwo();
    for (const replica of [0, 1]) {
      load.forget();
      await portal.module("news", replica).kill();
      await untilToldOf(portal, "replica ejected", replica);
      await allSteady(load, 40);
      expect(verdictsBesideWhole(load)).toEqual([]);
      await portal.module("news", replica).restart();
      // It is asked again, by itself.
      await expect
        .poll(() => portal.module("news", replica).served(), { timeout: 30_000 })
        .toBeGreaterThan(20);
      await untilToldOf(portal, "replica restored", replica);
      expect(verdictsBesideWhole(load)).toEqual([]);
    }
  },
);

test("one of two replicas hangs, and soon nobody is sent there", { timeout: 60_000 }, async () => {
  const { portal, load } = await startTwo();
  portal.module("news").pause();
  await untilToldOf(portal, "replica ejected", 0);
  await allSteady(load, 40);
  load.forget();
  portal.module("news").resume();
  await expect
    .poll(
      async () => {
        const before = await portal.module("news").served();
        await allSteady(load, 5);
        return (await portal.module("news").served()) - before;
      },
      { timeout: 20_000 },
    )
    .toBeGreaterThan(2);
  expect(load.wrong).toEqual([]);
});
