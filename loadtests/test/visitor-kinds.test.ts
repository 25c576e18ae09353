import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import type { VisitorHabits } from "@madang/load-kit/visitor-habits";
import { workspaceRoot } from "@madang/test-kit";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { startCollector, type Collector } from "../runner/collector.ts";
import { findK6 } from "../runner/k6/find-k6.ts";
import { runK6 } from "../runner/k6/run-k6.ts";
import { readProfile, scaled } from "../runner/profile.ts";
import { bundleJourneys } from "../runner/suite/bundle.ts";

interface Seen {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** Of the connection. */
  readonly port: number | undefined;
  /** Milliseconds since 1970. */
  readonly at: number;
}

const signal = new AbortController().signal;
let k6: string;
// Where there is no k6, it is built first.
beforeAll(async () => {
  k6 = (await findK6({ environment: process.env, say: () => undefined, signal })).file;
}, 900_000);

const links = '<a href="/list">list</a><a href="/personal">personal</a><a href="/other">other</a>';
const frame = (main: string) =>
  `<!doctype html><link rel="stylesheet" href="/_assets/a.css"><script src="/_assets/a.js"></script><a data-madang-alternate="en" href="/en">English</a><main>${main}</main>`;
const journey = `import { defineJourney } from "@madang/load-kit";
export default defineJourney({ share: 1, run(visitor) {
  const home = visitor.open("/");
  const list = visitor.open(home.link(/^\\/list/, "the list"));
  for (const page of [list, visitor.open("/list")])
    visitor.expect("the list has items", page.links(/^\\/item/).length === 2);
  const personal = visitor.open("/personal");
  visitor.expect("a personal page is whole", personal.find("link").size() > 0);
  personal.form("name").write({ name: visitor.mark("n") }).submit();
} });`;

/** A site that tells public pages and their data from personal ones, as the gateway does. */
async function site(): Promise<{ origin: string; seen: Seen[] }> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    const { headers, socket } = request;
    const address = request.url ?? "";
    seen.push({ path: address, headers, port: socket.remotePort, at: Date.now() });
    const page = address.replace(/\?.*/, "").replace(/^\/_data/, "");
    const isData = address.startsWith("/_data");
    const isPersonal = page === "/personal";
    if (isPersonal && headers["purpose"] === "prefetch") return void response.writeHead(204).end();
    const main = isPersonal
      ? '<form method="post"><input name="name"></form>'
      : `<h1>${page}</h1><a href="/item/1">1</a><a href="/item/2">2</a>${links}`;
    const fields = {
      "content-type": isData ? "application/json; charset=utf-8" : "text/html; charset=utf-8",
      "cache-control": isPersonal ? "private, no-store" : "no-cache",
      ...(isPersonal ? {} : { etag: `"${page}"`, "cache-status": "madang; hit; ttl=5" }),
    };
    if (!isPersonal && headers["if-none-match"] === `"${page}"`)
      return void response.writeHead(304, fields).end();
    const body = isData ? JSON.stringify({ v: 1, url: page, title: page, main }) : frame(main);
    return void request.resume().on("end", () => response.writeHead(200, fields).end(body));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}

const nobody: VisitorHabits = {
  scripts: 0,
  prefetch: 0,
  newConnection: 0,
  emptyCache: 0,
  returning: 0,
  adornedAddress: 0,
  otherLanguage: 0,
  robots: 0,
  zipf: 1,
};

/** What a site sees of visitors of one kind, who come for two seconds; their journeys must reach their end. */
async function seenOf(
  habits: Partial<VisitorHabits>,
  wanted: { cache?: "warm" | "cold"; scale?: number } = {},
): Promise<{ seen: Seen[]; collector: Collector }> {
  const folder = mkdtempSync(path.join(tmpdir(), "madang-kinds-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const collector = await startCollector({ onViolation: () => undefined });
  onTestFinished(() => collector.close());
  const { origin, seen } = await site();
  const file = path.join(folder, "visit.ts");
  writeFileSync(file, journey);
  const profile = scaled(readProfile("smoke"), { scale: 1, seconds: 2, cache: "cold", ...wanted });
  const serviceLevel = { p95: 1000, errors: 0.01 };
  const script = await bundleJourneys({
    root: workspaceRoot,
    folder,
    modules: [{ id: "extra", folder, journeys: [{ name: "visit", file }], serviceLevel }],
    settings: {
      origin,
      collector: collector.address,
      markerPrefix: "zq0123456789",
      embargoes: {},
      profile: {
        ...profile,
        think: { median: 0, spread: 0, most: 0 },
        visitors: { ...nobody, ...habits },
      },
      modules: ["extra"],
      keepGoing: false,
    },
  });
  await runK6({ k6, script, folder, phase: "load", acknowledgements: 0, signal });
  expect(collector.endings).toEqual([]);
  expect(collector.violations).toEqual([]);
  return { seen, collector };
}

const patience = 120_000;
const paths = (seen: readonly Seen[]) => new Set(seen.map((each) => each.path));

test(
  "visitors without scripts see documents alone",
  async () => {
    const { seen } = await seenOf({});
    expect(paths(seen)).toEqual(new Set(["/", "/list", "/personal"]));
    expect(seen.some(({ headers }) => headers["if-none-match"] !== undefined)).toBe(false);
  },
  patience,
);

test(
  "visitors with scripts and empty caches fetch files once, pages as data, links ahead, and personal pages as documents",
  async () => {
    const { seen } = await seenOf({ scripts: 1, prefetch: 1, emptyCache: 1 });
    const documents = seen.filter(({ path: each }) => !each.startsWith("/_"));
    expect(paths(documents)).toEqual(new Set(["/", "/personal"]));
    expect(paths(seen)).toContain("/_assets/a.css");
    expect(paths(seen)).toContain("/_assets/a.js");
    const ahead = seen.filter(({ headers }) => headers["purpose"] === "prefetch");
    expect(paths(ahead)).toContain("/_data/list");
    // Asked for ahead, found to be personal, and not asked for again as data.
    const personal = seen.filter(({ path: each }) => each === "/_data/personal");
    expect(personal.every(({ headers }) => headers["purpose"] === "prefetch")).toBe(true);
  },
  patience,
);

test(
  "returning visitors ask with the tag that they hold, and see what they held",
  async () => {
    const { seen } = await seenOf({ returning: 1 });
    const asked = seen.filter(({ headers }) => headers["if-none-match"] !== undefined);
    expect(paths(asked)).toContain("/list");
    expect(paths(asked)).not.toContain("/personal");
  },
  patience,
);

test(
  "addresses are adorned, the page of another language is looked at, and connections are the visitors' own",
  async () => {
    const { seen } = await seenOf({ adornedAddress: 1, otherLanguage: 1, newConnection: 1 });
    const lists = seen.filter(({ path: each }) => each.startsWith("/list"));
    expect(lists.length).toBeGreaterThan(0);
    expect(lists.every(({ path: each }) => each.includes("?"))).toBe(true);
    expect(seen.some(({ path: each }) => each.startsWith("/en"))).toBe(true);
    const homes = seen.filter(({ path: each }) => each.startsWith("/?"));
    expect(homes.every(({ headers }) => headers.connection === "close")).toBe(true);
    expect(lists.every(({ headers }) => headers.connection !== "close")).toBe(true);
  },
  patience,
);

test(
  "visitors on a mobile network ask for the next page when the one before has come over their line",
  async () => {
    const roundTrip = 200;
    const { seen } = await seenOf({ mobile: { share: 1, download: 1e6, upload: 1e6, roundTrip } });
    const visits = Map.groupBy(seen, ({ headers }) => headers["x-forwarded-for"]);
    for (const visit of visits.values()) {
      const pauses = visit.slice(1).map(({ at }, index) => at - (visit[index]?.at ?? 0));
      // Timers end a little early.
      expect(Math.min(...pauses)).toBeGreaterThan(0.9 * roundTrip);
    }
    expect(seen.every(({ headers }) => /Mobile/.test(headers["user-agent"] ?? ""))).toBe(true);
  },
  patience,
);

test(
  "robots crawl instead of the journey and send nothing",
  async () => {
    const { seen } = await seenOf({ robots: 1 });
    expect(seen.every(({ headers }) => /Bot\//.test(headers["user-agent"] ?? ""))).toBe(true);
    expect(paths(seen)).toContain("/item/1");
  },
  patience,
);

test(
  "warm caches were filled by visits before the first arrival",
  async () => {
    const { seen } = await seenOf({}, { cache: "warm", scale: 0.01 });
    // Three before, and the one that arrives within two seconds.
    expect(seen.filter(({ path: each }) => each === "/")).toHaveLength(4);
  },
  patience,
);
