import { expect, test } from "vitest";
import { newsModule, petitionsModule } from "./modules.ts";
import { headFor, sendRaw, statusesIn } from "./raw-http.ts";
import { startPortal } from "./start-portal.ts";

const host = "host: localhost\r\n";

test.for([
  ["an encoded parent folder", "/news/%2e%2e/secret"],
  ["a parent folder", "/news/../secret"],
  ["a dot segment", "/./news"],
  ["a double dot at the end", "/news/.."],
  ["an encoded slash", "/news/a%2fb"],
  ["an encoded backslash", "/news/a%5cb"],
  ["a backslash", "/news\\a"],
  ["a null byte", "/news/%00"],
  ["an encoded line break", "/news/%0d%0aset-cookie:%20a=b"],
  ["an incomplete encoding", "/news/%e"],
  ["no encoding at all", "/news/%zz"],
  ["bytes that are not UTF-8", "/news/%ff%fe"],
  ["an overlong encoding of a slash", "/news/%c0%af"],
  ["a lone surrogate", "/news/%ed%a0%80"],
  ["a delete character", "/news/%7f"],
  ["a pipe and braces", "/news/{a|b}"],
  ["an encoded next-line character", "/news/%c2%85"],
] as const)("a path with %s is refused with 400 and never reaches a module", async ([, path]) => {
  const news = await newsModule();
  const portal = await startPortal({ modules: [news] });
  const answer = await sendRaw(portal.origin, headFor(path));
  expect(statusesIn(answer)).toEqual([400]);
  expect(answer).toContain("shell-error");
  expect(news.server.requests).toHaveLength(0);
});

test.for([
  [
    "both lengths",
    `POST /petitions/new HTTP/1.1\r\n${host}content-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET /news HTTP/1.1\r\n${host}\r\n`,
  ],
  [
    "two lengths",
    `POST /petitions/new HTTP/1.1\r\n${host}content-length: 4\r\ncontent-length: 5\r\n\r\nabcdX`,
  ],
  ["a length that is no number", `POST /petitions/new HTTP/1.1\r\n${host}content-length: +4\r\n\r\nabcd`],
  [
    "an unknown transfer coding",
    `POST /petitions/new HTTP/1.1\r\n${host}transfer-encoding: chunked, identity\r\n\r\n0\r\n\r\n`,
  ],
  [
    "a hidden transfer coding",
    `POST /petitions/new HTTP/1.1\r\n${host}transfer-encoding : chunked\r\n\r\n0\r\n\r\n`,
  ],
  ["a folded field", `GET /news HTTP/1.1\r\n${host}x: a\r\n b\r\n\r\n`],
  ["a bare line feed", `GET /news HTTP/1.1\n${host}\n`],
  ["a bare carriage return in a field", `GET /news HTTP/1.1\r\n${host}x: a\rb\r\n\r\n`],
  ["a null byte in a field", `GET /news HTTP/1.1\r\n${host}x: a\u0000b\r\n\r\n`],
  ["a space in the target", `GET /news x HTTP/1.1\r\n${host}\r\n`],
  ["no HTTP at all", "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001"],
  ["a wrong chunk size", `POST /petitions/new HTTP/1.1\r\n${host}transfer-encoding: chunked\r\n\r\nzz\r\n`],
  ["an unknown version", `GET /news HTTP/9.9\r\n${host}\r\n`],
] as const)("a message with %s is refused and its connection closed", async ([, bytes]) => {
  const news = await newsModule();
  const portal = await startPortal({ modules: [news, await petitionsModule()] });
  const answer = await sendRaw(portal.origin, bytes, 2500);
  expect(statusesIn(answer)).toEqual([400]);
  expect(answer).toMatch(/^connection: close\r$/im);
  expect(news.server.requests).toHaveLength(0);
});

test.for([
  ["no Host", "GET /news HTTP/1.1\r\nconnection: close\r\n\r\n", 400],
  ["two Hosts", `GET /news HTTP/1.1\r\n${host}host: evil.example\r\nconnection: close\r\n\r\n`, 400],
  ["an empty Host", "GET /news HTTP/1.1\r\nhost:\r\nconnection: close\r\n\r\n", 400],
  ["rubbish as Host", "GET /news HTTP/1.1\r\nhost: a b/c@d\r\nconnection: close\r\n\r\n", 400],
  ["markup as Host", "GET /news HTTP/1.1\r\nhost: <script>\r\nconnection: close\r\n\r\n", 400],
  ["a foreign Host", "GET /news HTTP/1.1\r\nhost: evil.example\r\nconnection: close\r\n\r\n", 421],
  [
    "a foreign absolute target",
    `GET http://evil.example/news HTTP/1.1\r\n${host}connection: close\r\n\r\n`,
    421,
  ],
  [
    "its own absolute target",
    "GET http://localhost/news HTTP/1.1\r\nhost: evil.example\r\nconnection: close\r\n\r\n",
    200,
  ],
  [
    "an absolute target of another scheme",
    `GET ftp://localhost/news HTTP/1.1\r\n${host}connection: close\r\n\r\n`,
    400,
  ],
  ["HTTP/1.0 without a Host", "GET /news HTTP/1.0\r\n\r\n", 200],
  ["an asterisk", `OPTIONS * HTTP/1.1\r\n${host}connection: close\r\n\r\n`, 400],
] as const)("a request with %s", async ([, bytes, status]) => {
  const portal = await startPortal({ modules: [await newsModule()] });
  expect(statusesIn(await sendRaw(portal.origin, bytes))).toEqual([status]);
});

test("limits have their own status: 414 for the address, 431 for the fields", async () => {
  const portal = await startPortal({ modules: [await newsModule()] });
  const long = "a".repeat(9000);
  expect(statusesIn(await sendRaw(portal.origin, headFor(`/${long}`)))).toEqual([414]);
  expect(statusesIn(await sendRaw(portal.origin, headFor(`/${long.repeat(9)}`)))).toEqual([414]);
  expect(statusesIn(await sendRaw(portal.origin, headFor("/news", `x: ${"a".repeat(17_000)}`)))).toEqual([
    431,
  ]);
  expect(statusesIn(await sendRaw(portal.origin, headFor("/news", `x: ${"a".repeat(90_000)}`)))).toEqual([
    431,
  ]);
  const many = Array.from({ length: 120 }, (_, index) => `x-${index}: 1`);
  expect(statusesIn(await sendRaw(portal.origin, headFor("/news", ...many)))).toEqual([431]);
});

test("the portal's own page answers what the parser refused, with the security fields", async () => {
  const portal = await startPortal({ modules: [await newsModule()] });
  const answer = await sendRaw(portal.origin, "GET /news HTTP/1.1\r\nx: \u0000\r\n\r\n");
  expect(answer).toContain('<h1 class="shell-error">400 ko</h1>');
  expect(answer).toContain("content-security-policy: default-src 'none'");
});

test("a head that comes too slowly is cut off", async () => {
  const portal = await startPortal({ env: { HEADERS_TIMEOUT: "400" } });
  const startedAt = performance.now();
  const answer = await sendRaw(portal.origin, "GET / HTTP/1.1\r\nhost: local", 30_000);
  expect(statusesIn(answer)).toEqual([408]);
  expect(performance.now() - startedAt).toBeLessThan(29_000);
});

test("an upload that trickles is cut off with 408, and the module's request with it", async () => {
  const petitions = await petitionsModule();
  let aborted = false;
  petitions.server.on("POST /petitions/new", (request) => {
    request.on("aborted", () => (aborted = true)).resume();
  });
  const portal = await startPortal({
    modules: [petitions],
    env: { UPLOAD_GRACE: "300", UPLOAD_RATE: "1000" },
  });
  const answer = await sendRaw(
    portal.origin,
    `POST /petitions/new HTTP/1.1\r\n${host}content-length: 50000\r\n\r\nabc`,
    5000,
  );
  expect(statusesIn(answer)).toEqual([408]);
  await expect.poll(() => aborted).toBe(true);
});

test("markup in every field of a request is never repeated unescaped", async () => {
  const portal = await startPortal({ modules: [await newsModule()] });
  const evil = encodeURIComponent('"><script>alert(1)</script>');
  for (const path of [`/news?page=${evil}`, `/${evil}`, `/news/${evil}?page=${evil}`, `/_data/${evil}`]) {
    const text = await (
      await portal.fetch(path, { headers: { referer: evil, "x-forwarded-host": "<script>" } })
    ).text();
    expect(text).not.toContain("<script>alert");
  }
});

test("an upgrade is not granted and CONNECT is not answered", async () => {
  const portal = await startPortal({ modules: [await newsModule()] });
  const upgrade = await sendRaw(
    portal.origin,
    `GET /news HTTP/1.1\r\n${host}connection: upgrade, close\r\nupgrade: websocket\r\nsec-websocket-key: x\r\n\r\n`,
  );
  expect(statusesIn(upgrade)).toEqual([200]);
  expect(
    statusesIn(await sendRaw(portal.origin, `CONNECT evil.example:443 HTTP/1.1\r\n${host}\r\n`)),
  ).toEqual([]);
});
