import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { AdminClient } from "../src/portal/admin-client.ts";
import { ask } from "../src/portal/admin-request.ts";
import { moveSchema } from "@madang/releases";
import { callMadang } from "./call-madang.ts";

const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

async function portalThat(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  open.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const token = { MADANG_TOKEN: "team-token" };

async function statusOf(answer: RequestListener) {
  const url = await portalThat(answer);
  return callMadang(["status", "--portal", url], { environment: token });
}

function json(body: unknown, status = 200): RequestListener {
  return (_request, response) => {
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  };
}

test("a portal that is away: 4, the address and what to do", async () => {
  const url = await portalThat(() => undefined);
  for (const close of open.splice(0)) close();
  const { exit, err } = await callMadang(["status", "--portal", url], { environment: token });
  expect(exit).toBe(4);
  expect(err).toContain(`${url} cannot be reached (ECONNREFUSED)`);
});

test.each<[string, RequestListener]>([
  ["a web page", (_request, response) => void response.end("<html>Hello")],
  ["nothing", (_request, response) => void response.end()],
  ["half a document", (_request, response) => void response.end('{"sequence": 1,')],
  ["another document", json({ sequence: "many" })],
  ["a list", json([])],
  ["a broken problem", json({ code: "\u001b[2J", detail: "x" }, 500)],
  ["a 404 page", (_request, response) => void response.writeHead(404).end("nothing here")],
  [
    "a redirect",
    (_request, response) => void response.writeHead(302, { location: "https://evil.example/" }).end(),
  ],
])("a portal that answers %s: 4, without a stack", async (_what, answer) => {
  const { exit, out, err } = await statusOf(answer);
  expect(err).toMatch(
    /^✗ What http:.* answers to GET \/v1\/status is no answer of a portal's administration/,
  );
  expect(exit).toBe(4);
  expect(out).toBe("");
});

test("an answer that breaks off", async () => {
  const { exit, err } = await statusOf((_request, response) => {
    response.writeHead(200, { "content-length": "1000" }).write("{");
    setImmediate(() => response.destroy());
  });
  expect(exit).toBe(4);
  expect(err).toContain("cannot be reached");
});

test.each([
  ["before it answers", () => undefined],
  ["within its answer", (_request: unknown, response: { write(text: string): void }) => response.write("{")],
])("a portal that hangs %s is waited for as long as the request allows", async (_when, answer) => {
  const url = await portalThat(answer);
  const asking = { portal: { url, token: "t", tokenFrom: "x" }, signal: new AbortController().signal };
  await expect(
    ask(asking, { method: "GET", path: "/moves/1", seconds: 0.2 }, moveSchema),
  ).rejects.toMatchObject({ code: "CLI_PORTAL_SLOW", status: 504 });
});

test("Ctrl-C ends a wait at once", async () => {
  const stop = new AbortController();
  const url = await portalThat(() => stop.abort(new Error("stopped")));
  const options = { environment: token, signal: stop.signal };
  expect(await callMadang(["status", "--portal", url], options)).toMatchObject({ exit: 130, out: "" });
});

test.each([
  [401, 3, "The token came from the variable MADANG_TOKEN."],
  [403, 3, "The token came from the variable MADANG_TOKEN."],
  [409, 1, "Nothing of the kind"],
  [404, 1, "Nothing of the kind"],
  [503, 4, "Nothing of the kind"],
])("what a portal refuses with %i ends with %i and its own words", async (status, code, words) => {
  const { exit, err } = await statusOf(
    json(
      {
        type: "about:blank",
        status,
        code: "GATEWAY_ADMIN_X",
        detail: "Nothing of the kind: \u001b[31mred {detail}.",
      },
      status,
    ),
  );
  expect(exit).toBe(code);
  expect(err).toContain(words);
  expect(err).toContain("Nothing of the kind: �[31mred {detail}.");
  expect(err).not.toContain("team-token");
});

test("its code is kept in JSON", async () => {
  const url = await portalThat(json({ code: "GATEWAY_ADMIN_X", detail: "No." }, 409));
  const { out } = await callMadang(["status", "--portal", url, "--json"], { environment: token });
  expect(JSON.parse(out)).toMatchObject({ exit: 1, error: { code: "GATEWAY_ADMIN_X" } });
});

test("a newer portal may say more than this version knows of", async () => {
  const { exit, out } = await statusOf(
    json({
      sequence: 7,
      gateways: [{ id: "g", sequence: 7, seenAt: new Date().toISOString(), refused: {}, mood: "good" }],
      modules: [],
      weather: { sun: true },
    }),
  );
  expect(exit).toBe(0);
  expect(out).toBe("0 modules · all well · 1 gateway at sequence 7\n");
});

test("what a portal says cannot steer the terminal", async () => {
  const channel = {
    channel: "stable",
    build: "\u001b]0;owned\u0007",
    version: "1\u202e0",
    since: "2026-11-22T00:00:00.000Z",
    by: "kim\r\nroot",
    replicas: [{ origin: "http://x", healthy: false, failure: "\u001b[2J" }],
  };
  const { out } = await statusOf(
    json({ sequence: 1, gateways: [], modules: [{ module: "news", channels: [channel] }] }),
  );
  expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  expect(out).toContain("kim��root");
});

test("an id that would change the address is refused before anything is asked", async () => {
  let asked = 0;
  const url = await portalThat(() => (asked += 1));
  for (const id of ["../trust", "news?x=1", "news/releases", "a\u0000b", "뉴스", "x".repeat(40), ""]) {
    const { exit, err } = await callMadang(["history", id, "--portal", url], { environment: token });
    expect(exit).toBe(2);
    expect(err).toContain("is no module id");
  }
  expect(asked).toBe(0);
});

test("a build and a preview's name stay one part of the address", async () => {
  const paths: (string | undefined)[] = [];
  const url = await portalThat((request, response) => {
    paths.push(request.url);
    response.writeHead(404, { "content-type": "application/json" }).end('{"code":"GATEWAY_X","detail":"no"}');
  });
  const portal = { url, token: "t", tokenFrom: "x" };
  const admin = new AdminClient({ portal, signal: new AbortController().signal });
  await expect(admin.envelope("news", "../../trust?a#b")).rejects.toThrow("no");
  await expect(admin.has({ asset: "news/ab/..%2f/é.js" })).resolves.toBe(false);
  expect(paths).toEqual([
    "/v1/modules/news/releases/..%2F..%2Ftrust%3Fa%23b",
    "/v1/assets/news/ab/..%252f/%C3%A9.js",
  ]);
});
