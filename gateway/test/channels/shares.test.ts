import { expect, test } from "vitest";
import { bucketName } from "../../src/channels/bucket-cookie.ts";
import { buckets, memberOf } from "../../src/channels/bucket.ts";
import { startChannels } from "./channel-portal.ts";
import type { PlainAnswer } from "./plain-client.ts";
import { buildsIn, navigation, startBuild } from "./telling-build.ts";

async function splitPortal(weight: number, options: { gateways?: number } = {}) {
  const stable = await startBuild("news", "build0001");
  const canary = await startBuild("news", "build0002");
  const portal = await startChannels([{ stable, canary: { build: canary, weight } }], options);
  const open = async (headers: Record<string, string> = navigation, path = "/news", gateway = 0) => {
    const answer = await portal.ask(path, { headers }, gateway);
    return { answer, builds: buildsIn(answer.text), cookie: bucketIn(answer) };
  };
  return { portal, stable, canary, open };
}

function bucketIn(answer: PlainAnswer): string | undefined {
  return answer.headers.getSetCookie().find((cookie) => cookie.startsWith(`${bucketName}=`));
}

function withBucket(bucket: number | string): Record<string, string> {
  return { ...navigation, cookie: `${bucketName}=${bucket}` };
}

/** Five standard deviations on both sides: less than one run in a million fails by chance. */
function isPlausible(count: number, of: number, share: number): boolean {
  return Math.abs(count - of * share) < 5 * Math.sqrt(of * share * (1 - share));
}

test("of visitors who keep no cookies, each document is drawn anew: the canary has its share", async () => {
  const { open } = await splitPortal(10);
  const visits = 4000;
  let canary = 0;
  for (let round = 0; round < visits / 20; round += 1) {
    const opened = await Promise.all(Array.from({ length: 20 }, () => open()));
    for (const { builds } of opened) {
      expect(builds).toHaveLength(1);
      if (builds[0] === "news@build0002") canary += 1;
    }
  }
  expect([canary, isPlausible(canary, visits, 0.1)]).toEqual([canary, true]);
}, 60_000);

test("of visitors who keep the cookie exactly the share of buckets gets the canary, at every gateway, each time", async () => {
  const { open } = await splitPortal(10, { gateways: 2 });
  let canary = 0;
  for (let bucket = 7; bucket < buckets; bucket += 25) {
    const expected = memberOf(bucket, "news", 10) ? "news@build0002" : "news@build0001";
    const [one, other] = await Promise.all([open(withBucket(bucket)), open(withBucket(bucket), "/news", 1)]);
    expect([one.builds, other.builds, one.cookie]).toEqual([[expected], [expected], undefined]);
    if (expected === "news@build0002") canary += 1;
  }
  expect(canary).toBe(40);
}, 60_000);

test("whoever was given a bucket stays with its build, and raising the weight keeps everyone who is in", async () => {
  const { portal, stable, canary, open } = await splitPortal(30);
  const first = await Promise.all(Array.from({ length: 40 }, () => open()));
  const visitors = first.map(({ builds, cookie = "" }) => ({
    builds,
    headers: { ...navigation, cookie: cookie.split(";")[0] ?? "" },
  }));
  for (const { builds, headers } of visitors) expect((await open(headers)).builds).toEqual(builds);
  await portal.change([{ stable, canary: { build: canary, weight: 60 } }]);
  for (const { builds, headers } of visitors)
    expect(["news@build0002", ...builds]).toContain((await open(headers)).builds[0]);
  const wereIn = visitors.filter(({ builds }) => builds[0] === "news@build0002");
  for (const { headers } of wereIn) expect((await open(headers)).builds).toEqual(["news@build0002"]);
});

test("the cookie says nothing but a bucket, and nobody else is given it", async () => {
  const { open } = await splitPortal(50);
  const { cookie, answer } = await open();
  expect(cookie).toMatch(/^madang-bucket=\d{1,4}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=2592000$/);
  expect(answer.headers.get("cache-control")).toBe("private, no-cache");
});

test("over TLS the cookie is Secure", async () => {
  const stable = await startBuild("news", "build0001");
  const canary = await startBuild("news", "build0002");
  const portal = await startChannels([{ stable, canary: { build: canary, weight: 50 } }], {
    env: { PUBLIC_ORIGIN: "https://portal.example" },
  });
  const answer = await portal.ask("/news", { headers: navigation });
  expect(bucketIn(answer)).toContain("; Secure; ");
});

test("robots and programs without a cookie get the stable build and no cookie, whatever they ask", async () => {
  const { open } = await splitPortal(100);
  const robots: Record<string, string>[] = [
    {},
    { "user-agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)" },
    { ...navigation, "user-agent": "Mozilla/5.0 (compatible; Yeti/1.1; +http://naver.me/spd)" },
    { ...navigation, "sec-purpose": "prefetch" },
    { ...navigation, "sec-fetch-dest": "iframe" },
    { ...navigation, "sec-fetch-mode": "cors" },
  ];
  for (const headers of robots)
    for (const path of ["/news", "/_data/news", "/api/news", "/news/mine"]) {
      const { answer, builds, cookie } = await open(headers, path);
      // Nobody's guess is answered with what belongs to a person.
      expect([path, builds, cookie]).toEqual([
        path,
        answer.status === 204 ? [] : ["news@build0001"],
        undefined,
      ]);
    }
});

test("everything that a document asks for comes from the builds of the document", async () => {
  const { open } = await splitPortal(50);
  for (let visit = 0; visit < 20; visit += 1) {
    const { builds, cookie = "" } = await open();
    const kept = { cookie: cookie.split(";")[0] ?? "", "sec-fetch-mode": "cors", "sec-fetch-dest": "empty" };
    for (const path of ["/_data/news", "/api/news", "/news/mine", "/_data/news/mine"])
      expect([path, (await open(kept, path)).builds]).toEqual([path, builds]);
  }
});

test("nothing that is stored holds a cookie, and hits give none", async () => {
  const { portal, open } = await splitPortal(50);
  for (let visit = 0; visit < 30; visit += 1) await open();
  for (const bucket of [1, 5000, 9999]) {
    const { answer, cookie } = await open(withBucket(bucket));
    expect([cookie, answer.headers.get("cache-control")]).toEqual([undefined, "no-cache"]);
  }
  const plain = await portal.ask("/news");
  expect(plain.headers.getSetCookie()).toEqual([]);
  expect(plain.headers.get("cache-status")).toContain("hit");
});

test.each(["x", "10000", "-1", "1e3", "٣", "9".repeat(6000), '"5"', "5,6", ""])(
  "a bucket %j that we never wrote is drawn anew at a document, and is stable elsewhere",
  async (bucket) => {
    const { open } = await splitPortal(100);
    const headers = withBucket(encodeURI(bucket));
    const drawn = await open(headers);
    expect(drawn.cookie).toBeDefined();
    expect(drawn.builds).toEqual(["news@build0002"]);
    const { "sec-fetch-mode": _mode, ...fetched } = headers;
    expect((await open(fetched, "/api/news")).builds).toEqual(["news@build0001"]);
  },
);

test("a hundred cookies of the name are no more than one", async () => {
  const { open } = await splitPortal(100);
  const cookie = `${Array.from({ length: 100 }, (_, at) => `${bucketName}=x${at}`).join("; ")}; ${bucketName}=5`;
  const { builds, cookie: given } = await open({ ...navigation, cookie });
  expect([builds, given]).toEqual([["news@build0002"], undefined]);
});

test("without a split nobody is given a bucket, and who has one gets the stable build", async () => {
  const { portal, stable, open } = await splitPortal(100);
  await portal.change([{ stable }]);
  const fresh = await open();
  const held = await open(withBucket(5));
  expect([fresh.cookie, fresh.builds]).toEqual([undefined, ["news@build0001"]]);
  expect([held.cookie, held.builds]).toEqual([undefined, ["news@build0001"]]);
});

test("a canary that runs nowhere is given to nobody", async () => {
  const stable = await startBuild("news", "build0001");
  const canary = { ...(await startBuild("news", "build0002")), servers: [] };
  const portal = await startChannels([{ stable, canary: { build: canary, weight: 100 } }]);
  const answer = await portal.ask("/news", { headers: withBucket(5) });
  expect(buildsIn(answer.text)).toEqual(["news@build0001"]);
  expect(answer.status).toBe(200);
});
