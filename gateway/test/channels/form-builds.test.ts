import { expect, test } from "vitest";
import { bucketName } from "../../src/channels/bucket-cookie.ts";
import { bodyOf, sendFragment } from "../fake-module.ts";
import { startChannels, type ChannelPortal } from "./channel-portal.ts";
import { buildsIn, startBuild } from "./telling-build.ts";

const typed = "text=%EA%B0%80%EB%A1%9C%EB%93%B1&more=a%26b";

function send(portal: ChannelPortal, build: string | undefined, cookie?: string) {
  const query = build === undefined ? "" : `?_build=${build}`;
  return portal.ask(`/news/mine${query}`, {
    method: "POST",
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      ...(cookie === undefined ? {} : { cookie, "sec-fetch-site": "same-origin" }),
    },
    body: typed,
  });
}

async function twoBuilds() {
  const [a, b] = await Promise.all([startBuild("news", "build0001"), startBuild("news", "build0002")]);
  return { a, b, portal: await startChannels([{ stable: a }]) };
}

test("a form begun on a build that ends reaches that build, byte for byte", async () => {
  const { a, b, portal } = await twoBuilds();
  await portal.change([{ stable: b, ending: [a] }]);
  expect(buildsIn((await portal.ask("/news")).text)).toEqual(["news@build0002"]);
  const answer = await send(portal, "build0001");
  expect(answer.status).toBe(303);
  expect([a.forms, b.forms]).toEqual([[typed], []]);
  expect(a.server.requests.find(({ method }) => method === "POST")?.url).toBe("/news/mine");
});

test("a form begun on a build that is gone reaches the one that is live, with everything that was typed", async () => {
  const { a, b, portal } = await twoBuilds();
  b.server.on("POST /news/mine", (request, response) => {
    void bodyOf(request).then((body) =>
      sendFragment(response, `<p>news@build0002 ${body}</p>`, { status: 422, view: "form" }),
    );
  });
  await portal.change([{ stable: b }]);
  const answer = await send(portal, "build0001");
  expect([answer.status, buildsIn(answer.text)]).toEqual([422, ["news@build0002"]]);
  expect(answer.text).toContain(typed);
  expect(a.forms).toEqual([]);
});

test("an ending build whose process has died unseen takes no form with it", async () => {
  const { a, b, portal } = await twoBuilds();
  await portal.change([{ stable: b, ending: [a] }]);
  await a.server.kill();
  const answer = await send(portal, "build0001");
  expect([answer.status, b.forms]).toEqual([303, [typed]]);
});

test("many forms at once ask once whether the build is there", async () => {
  const { a, b, portal } = await twoBuilds();
  await portal.change([{ stable: b, ending: [a] }]);
  await Promise.all(Array.from({ length: 20 }, () => send(portal, "build0001")));
  expect(a.forms).toHaveLength(20);
  expect(a.server.requests.filter(({ url }) => url === "/health/live").length).toBeLessThan(10);
});

test("an ending build that runs nowhere any more takes no form with it", async () => {
  const { a, b, portal } = await twoBuilds();
  await portal.change([{ stable: b, ending: [{ ...a, servers: [] }] }]);
  expect((await send(portal, "build0001")).status).toBe(303);
  expect(b.forms).toEqual([typed]);
});

test("messages of the build that takes the form come back as its own page, whole", async () => {
  const { a, b, portal } = await twoBuilds();
  a.server.on("POST /news/mine", (request, response) => {
    request.resume();
    sendFragment(response, "<p>news@build0001 wrong</p>", { status: 422, view: "form" });
  });
  await portal.change([{ stable: b, ending: [a] }]);
  const answer = await send(portal, "build0001");
  expect([answer.status, buildsIn(answer.text)]).toEqual([422, ["news@build0001"]]);
});

test("a visitor whose bucket joins the canary while writing, or leaves it, still ends where it began", async () => {
  const { a, b, portal } = await twoBuilds();
  const cookie = `${bucketName}=5`;
  await portal.change([{ stable: a, canary: { build: b, weight: 100 } }]);
  expect((await send(portal, "build0001", cookie)).status).toBe(303);
  expect([a.forms.length, b.forms.length]).toEqual([1, 0]);
  await portal.change([{ stable: a, canary: { build: b, weight: 0 } }]);
  expect((await send(portal, "build0002", cookie)).status).toBe(303);
  expect([a.forms.length, b.forms.length]).toEqual([1, 1]);
});

test("a form sent as data goes the same way", async () => {
  const { a, b, portal } = await twoBuilds();
  await portal.change([{ stable: b, ending: [a] }]);
  await portal.ask("/_data/news/mine?_build=build0001", {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: typed,
  });
  expect([a.forms.length, b.forms.length]).toEqual([1, 0]);
});

test.each(["", "build9999", "../x", "build0003", "a".repeat(500), "build0001&_build=build0003", "%00"])(
  "a build %j that takes no forms is as if none were named",
  async (build) => {
    const { b, portal } = await twoBuilds();
    const hidden = await startBuild("news", "build0003");
    await portal.change([{ stable: b, previews: { mine: hidden } }]);
    const answer = await send(portal, build);
    expect([answer.status, b.forms, hidden.forms]).toEqual([303, [typed], []]);
  },
);

test("the build in an address changes nothing about a page that is only looked at", async () => {
  const { a, b, portal } = await twoBuilds();
  await portal.change([{ stable: b, ending: [a] }]);
  const plain = await portal.ask("/news");
  const named = await portal.ask("/news?_build=build0001");
  expect(named.text).toBe(plain.text);
  expect(named.headers.get("cache-status")).toContain("hit");
});
