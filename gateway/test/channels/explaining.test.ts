import { expect, test } from "vitest";
import { buckets, memberOf, offsetOf } from "../../src/channels/bucket.ts";
import { bucketName } from "../../src/channels/bucket-cookie.ts";
import { askPlainly } from "./plain-client.ts";
import { startChannels } from "./channel-portal.ts";
import { startBuild } from "./telling-build.ts";

const member = Array.from({ length: buckets }, (_, bucket) => bucket).find((one) =>
  memberOf(one, "news", 10),
)!;

async function splitPortal() {
  const stable = await startBuild("news", "build0001");
  const canary = await startBuild("news", "build0002");
  const zoo = await startBuild("zoo", "build0001");
  const portal = await startChannels([{ stable, canary: { build: canary, weight: 10 } }, { stable: zoo }]);
  const operations = portal.gateways[0]!.operationsOrigin;
  const explain = async (query: string) => {
    const { status, text } = await askPlainly(`${operations}/cache?${query}`);
    return { status, body: JSON.parse(text) as Record<string, unknown> };
  };
  return { portal, operations, explain, canary };
}

test("an operator is told which build a bucket gets and why, and what is stored for it", async () => {
  const { portal, explain } = await splitPortal();
  const headers = { cookie: `${bucketName}=${member}` };
  const made = await portal.ask("/news", { headers });
  expect(made.headers.get("cache-status")).toBe('madang; fwd=miss; stored; key="news@build0002"');
  const found = await portal.ask("/news", { headers });
  expect(found.headers.get("cache-status")).toMatch(/^madang; hit; ttl=\d+; key="news@build0002"$/);
  expect((await portal.ask("/zoo")).headers.get("cache-status")).toBe("madang; fwd=miss; stored");
  const { body } = await explain(`address=/news&bucket=${member}`);
  const place = (member + offsetOf("news")) % buckets;
  expect(body).toMatchObject({
    module: { id: "news", build: "build0002" },
    builds: [
      {
        module: "news",
        build: "build0002",
        why: `Bucket ${member} has place ${place} of 10000 for news; the canary build0002 takes places below 1000 (10 %), so it gets the canary.`,
      },
    ],
  });
  expect(Object.keys(body["pages"] as object)).toEqual(["page, text normal, contrast normal"]);
  const plain = await explain("address=/news");
  expect(plain.body).toMatchObject({ module: { build: "build0001" }, pages: {} });
  const other = await explain(`address=/zoo&bucket=${member}`);
  expect(other.body["builds"]).toMatchObject([
    { module: "zoo", why: "Every visitor gets the stable build: no canary is active." },
    { module: "news", build: "build0002" },
  ]);
});

test.each(["-1", "10000", "x", "1&bucket=2", ""])(
  "a bucket %j that there is not is refused with the remedy",
  async (bucket) => {
    const { explain } = await splitPortal();
    const { status, body } = await explain(`address=/news&bucket=${bucket}`);
    expect([status, body["code"]]).toEqual([400, "GATEWAY_EXPLAIN_BUCKET"]);
  },
);

test("what became of each build's requests is counted, for the registry and for the metrics", async () => {
  const { portal, operations, canary } = await splitPortal();
  canary.server.on("GET /news", (_request, response) => void response.writeHead(500).end());
  const cookie = `${bucketName}=${member}`;
  await portal.ask("/zoo");
  for (let visit = 0; visit < 3; visit += 1) await portal.ask("/news", { headers: { cookie } });
  const taken = portal.gateways[0]!.gateway.outcomes.take();
  const sum = (module: string, build: string, what: "requests" | "failures"): number =>
    taken
      .filter((one) => one.module === module && one.build === build)
      .reduce((all, one) => all + one[what], 0);
  expect(sum("news", "build0002", "failures")).toBe(3);
  expect(sum("news", "build0002", "requests")).toBeGreaterThanOrEqual(3);
  expect([sum("zoo", "build0001", "requests") > 0, sum("zoo", "build0001", "failures")]).toEqual([true, 0]);
  const { text } = await askPlainly(`${operations}/metrics`);
  expect(text).toMatch(/madang_channel_failures_total\{[^}]*module="news",build="build0002"[^}]*\} 3\n/);
  expect(text).toMatch(/madang_channel_visits_total\{[^}]*module="news",build="build0002"[^}]*\} 3\n/);
  expect(text).not.toMatch(/madang_channel_visits_total\{[^}]*module="zoo"/);
  expect(text).toMatch(/madang_channel_weight_percent\{[^}]*module="news",build="build0002"[^}]*\} 10\n/);
});
