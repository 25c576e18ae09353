import { slotMarker } from "@madang/manifest";
import { expect, test } from "vitest";
import { allowedNeeds } from "../src/protect/page-sources.ts";
import { fragment, startFakeModule } from "./fake-module.ts";
import { newsManifest } from "./modules.ts";
import { manifestOf, words } from "./records.ts";
import { startPortal, type TestModule, type TestPortal } from "./start-portal.ts";

const tiles = "https://tiles.example.go.kr";
const maps = "https://maps.example.go.kr";
const needs = { connect: [tiles], images: [tiles], frames: [maps] };

async function policyOf(
  portal: TestPortal,
  path: string,
  coding = "identity",
): Promise<Record<string, string>> {
  const answer = await portal.fetch(path, { headers: { "accept-encoding": coding } });
  await answer.text();
  const field = answer.headers.get("content-security-policy") ?? "";
  return Object.fromEntries(
    field.split(";").map((part) => [part.split(" ")[0] ?? "", part.split(" ").slice(1).join(" ")]),
  );
}

async function news(change: Partial<TestModule["manifest"]> = {}): Promise<TestModule> {
  const server = await startFakeModule({
    "/news": fragment(`<h1>News</h1>${slotMarker("map")}`, { slots: ["map"] }),
  });
  return { manifest: { ...newsManifest, ...change }, servers: [server] };
}

async function map(): Promise<TestModule> {
  const server = await startFakeModule({ "/_boxes/here": fragment("<p>Map</p>", { view: "box" }) });
  const boxes = { here: { slot: "map", title: words("Map") } };
  return { manifest: { id: "map", pages: {}, boxes, needs }, servers: [server] };
}

test("a page whose module needs an origin that is allowed may load from there, and no other page may", async () => {
  const board = await startFakeModule({ "/board": fragment("<h1>Board</h1>") });
  const page = { path: "/board", title: words("Board"), access: "public" as const };
  const portal = await startPortal({
    modules: [await news({ needs }), { manifest: { id: "board", pages: { list: page } }, servers: [board] }],
    env: { MADANG_ALLOWED_SOURCES: `${tiles},${maps}` },
  });
  const policy = await policyOf(portal, "/news");
  expect(policy["connect-src"]).toBe(`'self' ${tiles}`);
  expect(policy["img-src"]).toBe(`'self' data: ${tiles}`);
  expect(policy["frame-src"]).toBe(maps);
  expect(policy["script-src"]).toBe("'self'");
  const other = await policyOf(portal, "/board");
  expect([other["connect-src"], other["frame-src"]]).toEqual(["'self'", undefined]);
});

test("what the operator does not allow is not added", async () => {
  const portal = await startPortal({
    modules: [await news({ needs })],
    env: { MADANG_ALLOWED_SOURCES: tiles },
  });
  const policy = await policyOf(portal, "/news");
  expect([policy["connect-src"], policy["frame-src"]]).toEqual([`'self' ${tiles}`, undefined]);
  const closed = await startPortal({ modules: [await news({ needs })] });
  expect((await policyOf(closed, "/news"))["connect-src"]).toBe("'self'");
});

test("a box brings its needs to the page that shows it", async () => {
  const portal = await startPortal({
    modules: [await news(), await map()],
    env: { MADANG_ALLOWED_SOURCES: `${tiles},${maps}` },
  });
  expect((await policyOf(portal, "/news"))["connect-src"]).toBe(`'self' ${tiles}`);
});

test("a stored page keeps its one policy: from memory, in every coding, and in a 304", async () => {
  const pages = { list: { ...newsManifest.pages.list, cache: { fresh: 60 } } };
  const portal = await startPortal({
    modules: [await news({ pages, needs })],
    env: { MADANG_ALLOWED_SOURCES: tiles },
  });
  for (const coding of ["identity", "identity", "identity", "br", "br"])
    expect((await policyOf(portal, "/news", coding))["connect-src"]).toBe(`'self' ${tiles}`);
  const tag = (await portal.fetch("/news")).headers.get("etag") ?? "";
  const again = await portal.fetch("/news", { headers: { "if-none-match": tag } });
  expect(again.status).toBe(304);
  expect(again.headers.get("content-security-policy")?.match(/default-src/g)).toHaveLength(1);
  expect(again.headers.get("content-security-policy")).toContain(tiles);
});

test("navigation data says from where the page loads, so that the browser leaves a document with another policy", async () => {
  const portal = await startPortal({
    modules: [await news({ needs })],
    env: { MADANG_ALLOWED_SOURCES: tiles },
  });
  const data = (await (await portal.fetch("/_data/news")).json()) as { runtime: { sources?: string } };
  expect(data.runtime.sources).toBe(`${tiles} | ${tiles} | `);
});

test("needs and permission meet in what is named by both", () => {
  const manifest = manifestOf({ id: "news", needs }) as Parameters<typeof allowedNeeds>[0];
  expect(allowedNeeds(manifest, [maps])).toEqual({ connect: [], images: [], frames: [maps] });
  expect(allowedNeeds(manifest, ["https://else.example.go.kr"])).toBeUndefined();
});
