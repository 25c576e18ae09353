import { expect, test } from "vitest";
import { bucketName } from "../../src/channels/bucket-cookie.ts";
import { memberOf } from "../../src/channels/bucket.ts";
import { startChannels, type ChannelPortal } from "./channel-portal.ts";
import { buildsIn, navigation, startBuild } from "./telling-build.ts";

/** How many answers the hot path has given since. */
function countHot({ gateways }: ChannelPortal): () => number {
  const { hot } = gateways[0]!.gateway;
  const answer = hot.answerUsual.bind(hot);
  let count = 0;
  hot.answerUsual = (request, response) => {
    const isAnswered = answer(request, response);
    if (isAnswered) count += 1;
    return isAnswered;
  };
  return () => count;
}

async function splitPortal(weight = 50) {
  const stable = await startBuild("news", "build0001");
  const canary = await startBuild("news", "build0002");
  const portal = await startChannels([{ stable, canary: { build: canary, weight } }]);
  return { portal, stable, canary };
}

const inCanary = Array.from({ length: 10_000 }, (_, bucket) => bucket).find((one) =>
  memberOf(one, "news", 50),
)!;
const inStable = Array.from({ length: 10_000 }, (_, bucket) => bucket).find(
  (one) => !memberOf(one, "news", 50),
)!;

test("visitors with a bucket are answered from memory as sent, each from its own builds", async () => {
  const { portal } = await splitPortal();
  const hot = countHot(portal);
  const open = async (bucket: number, path: string) => {
    const headers = { ...navigation, cookie: `a=b; ${bucketName}=${bucket}` };
    return buildsIn((await portal.ask(path, { headers })).text);
  };
  for (const path of ["/news", "/_data/news", "/api/news"])
    for (let round = 0; round < 5; round += 1) {
      expect(await open(inCanary, path)).toEqual(["news@build0002"]);
      expect(await open(inStable, path)).toEqual(["news@build0001"]);
    }
  // Of ten answers to each address four are made or found by the stages before the hot path knows them.
  expect(hot()).toBe(3 * 6);
});

test("visitors whose buckets give the same builds share what is remembered", async () => {
  const { portal } = await splitPortal();
  const members = Array.from({ length: 10_000 }, (_, bucket) => bucket).filter((one) =>
    memberOf(one, "news", 50),
  );
  const open = (bucket: number) =>
    portal.ask("/news", { headers: { ...navigation, cookie: `${bucketName}=${bucket}` } });
  for (const bucket of members.slice(0, 3)) await open(bucket);
  const hot = countHot(portal);
  for (const bucket of members.slice(100, 140))
    expect(buildsIn((await open(bucket)).text)).toEqual(["news@build0002"]);
  expect(hot()).toBe(40);
});

test("answers of an API say that they depend on the cookie, for caches in front, as long as there are two of them", async () => {
  const { portal, stable } = await splitPortal();
  const vary = async () => (await portal.ask("/api/news")).headers.get("vary") ?? "";
  for (let round = 0; round < 3; round += 1) expect(await vary()).toContain("cookie");
  await portal.change([{ stable }]);
  for (let round = 0; round < 3; round += 1) expect(await vary()).not.toContain("cookie");
});

test("a document without a bucket goes the long way and is given one; what else comes without is answered hot", async () => {
  const { portal } = await splitPortal();
  for (let round = 0; round < 3; round += 1) await portal.ask("/news");
  const hot = countHot(portal);
  const opened = await portal.ask("/news", { headers: navigation });
  expect([hot(), opened.headers.getSetCookie().length]).toEqual([0, 1]);
  const fetched = await portal.ask("/news");
  expect([hot(), buildsIn(fetched.text)]).toEqual([1, ["news@build0001"]]);
});

test("what a visitor is given who draws is not remembered for anybody", async () => {
  const { portal } = await splitPortal(100);
  for (let round = 0; round < 5; round += 1) await portal.ask("/news", { headers: navigation });
  for (let round = 0; round < 5; round += 1) {
    const answer = await portal.ask("/news");
    expect([buildsIn(answer.text), answer.headers.getSetCookie()]).toEqual([["news@build0001"], []]);
  }
});

test("the moment that a canary ends nobody is answered from it", async () => {
  const { portal, stable, canary } = await splitPortal(100);
  const open = async () =>
    buildsIn((await portal.ask("/news", { headers: { cookie: `${bucketName}=5` } })).text);
  for (let round = 0; round < 4; round += 1) expect(await open()).toEqual(["news@build0002"]);
  await portal.change([{ stable }]);
  expect(await open()).toEqual(["news@build0001"]);
  await portal.change([{ stable: canary }]);
  for (let round = 0; round < 4; round += 1) expect(await open()).toEqual(["news@build0002"]);
});
