import { METHODS } from "node:http";
import { expect, test } from "vitest";
import { sendRaw } from "../raw-http.ts";
import { linesOf, startBefore, startRawSite, startSite } from "./start-site.ts";

const close = "connection: close\r\n";

test("every method that the parser knows reaches the origin, with its body, except CONNECT", async () => {
  const site = await startSite();
  const { origin } = await startBefore(site.origin);
  const methods = METHODS.filter((method) => method !== "CONNECT");
  for (const method of methods) {
    const bytes = `${method} /thing HTTP/1.1\r\nhost: site.example\r\ncontent-length: 3\r\n${close}\r\nabc`;
    expect(await sendRaw(origin, bytes), method).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  }
  expect(site.seen.map(({ method }) => method)).toEqual(methods);
  expect(new Set(site.seen.map(({ body }) => body))).toEqual(new Set(["abc"]));
});

test("CONNECT is refused: the gateway opens no tunnels", async () => {
  const site = await startSite();
  const { origin } = await startBefore(site.origin);
  const answer = await sendRaw(origin, "CONNECT evil.example:443 HTTP/1.1\r\nhost: evil.example:443\r\n\r\n");
  expect(answer).toMatch(/^HTTP\/1\.1 501 Not Implemented\r\n/);
  expect(site.seen).toHaveLength(0);
});

test("an upgrade is not granted: the request goes on without it", async () => {
  const site = await startSite();
  const { origin } = await startBefore(site.origin);
  const answer = await sendRaw(
    origin,
    "GET / HTTP/1.1\r\nhost: a\r\nconnection: upgrade, close\r\nupgrade: websocket\r\n\r\n",
  );
  expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  expect(linesOf(site.seen[0]!.fields, "upgrade")).toEqual([]);
});

test.for([
  "/a?b=c&d=%20+e&&=&%zz#no",
  "/a//b/../c/./d;x=1,2",
  "/%2e%2e/%2F%00%ff",
  "/?",
  "/'\"<>{}|\\^`",
  "/a?q=../../etc/passwd",
  "*",
  "http://other.example/path?x=1",
  "ftp://files.example/a;type=i",
])("the target %s arrives byte for byte", async (target) => {
  const site = await startSite();
  const { origin } = await startBefore(site.origin);
  const answer = await sendRaw(origin, `OPTIONS ${target} HTTP/1.1\r\nhost: site.example\r\n${close}\r\n`);
  expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  expect(site.seen.map((request) => request.target)).toEqual([target]);
});

test("a target in absolute form overrules Host", async () => {
  const site = await startSite();
  const { origin } = await startBefore(site.origin);
  await sendRaw(origin, `GET http://real.example/ HTTP/1.1\r\nhost: other.example\r\n${close}\r\n`);
  expect(linesOf(site.seen[0]!.fields, "host")).toEqual(["real.example"]);
});

test("fields of a request arrive line by line, unknown ones too; those of the connection do not", async () => {
  const site = await startSite();
  const { origin } = await startBefore(site.origin);
  const fields = [
    "Host: Site.example:8080",
    "Cookie: a=1",
    "Cookie: b=2",
    "X-Unknown: one",
    "x-unknown: two, three",
    "X-Empty:",
    "X-Latin: caf\u00e9",
    "Authorization: Basic eA==",
    "Range: bytes=0-1",
    "TE: trailers",
    "Trailer: x-sum",
    "Keep-Alive: timeout=5",
    "Proxy-Authorization: Basic eA==",
    "X-Hop: 1",
    "Connection: x-hop, close, host",
  ];
  await sendRaw(origin, Buffer.from(`GET /f HTTP/1.1\r\n${fields.join("\r\n")}\r\n\r\n`, "latin1"));
  const seen = site.seen[0]!.fields;
  expect(linesOf(seen, "host")).toEqual(["Site.example:8080"]);
  expect(linesOf(seen, "cookie")).toEqual(["a=1", "b=2"]);
  expect(linesOf(seen, "x-unknown")).toEqual(["one", "two, three"]);
  expect(linesOf(seen, "x-empty")).toEqual([""]);
  expect(linesOf(seen, "x-latin")).toEqual(["caf\u00e9"]);
  expect(linesOf(seen, "via")).toEqual(["1.1 madang"]);
  for (const name of ["te", "trailer", "keep-alive", "proxy-authorization", "x-hop", "forwarded"])
    expect(linesOf(seen, name), name).toEqual([]);
});

test("nothing but Via is added to a request, and nothing but Via to an answer that is not stored", async () => {
  const site = await startSite((_request, response) => {
    response.sendDate = false;
    response.writeHead(200, ["x-a", "1", "content-length", "0"]).end();
  });
  const { origin } = await startBefore(site.origin, "--cache=false");
  const answer = await sendRaw(origin, `GET / HTTP/1.1\r\nhost: a\r\n${close}\r\n`);
  const names = site.seen[0]!.fields.filter((_, index) => index % 2 === 0);
  expect(names.toSorted()).toEqual(["connection", "host", "via"]);
  const answered = [...answer.matchAll(/^([^:\r\n ]+): /gm)].map((match) => match[1]!.toLowerCase());
  // Date: RFC 9110 section 6.6.1 demands it of whoever forwards an answer without one.
  expect(answered.toSorted()).toEqual(["connection", "content-length", "date", "via", "x-a"]);
});

test.for([
  [299, "Whatever You Say"],
  [418, "I'm a teapot"],
  [499, "Gone Fishing"],
  [599, "Network Timeout (Informal)"],
  [999, "Request Denied"],
  [200, ""],
] as const)("the status %i with the phrase %s comes back as it is", async ([status, phrase]) => {
  const site = await startRawSite((socket) =>
    socket.end(`HTTP/1.1 ${status} ${phrase}\r\ncontent-length: 2\r\nconnection: close\r\n\r\nok`),
  );
  const { origin } = await startBefore(site);
  const answer = await sendRaw(origin, `GET / HTTP/1.1\r\nhost: a\r\n${close}\r\n`);
  expect(answer.split("\r\n")[0]).toBe(`HTTP/1.1 ${status} ${phrase}`);
  expect(answer).toMatch(/\r\n\r\nok$/);
});

test("fields of an answer come back line by line, Set-Cookie above all", async () => {
  const site = await startRawSite((socket) =>
    socket.end(
      Buffer.from(
        [
          "HTTP/1.1 200 OK",
          "Set-Cookie: a=1; Path=/",
          "X-Many: 1",
          "Set-Cookie: b=2, c",
          "x-many: 2",
          "X-Latin: caf\u00e9",
          "Keep-Alive: timeout=1",
          "X-Hop: 1",
          "Trailer: x-sum",
          "Connection: x-hop, close",
          "Content-Length: 0",
          "",
          "",
        ].join("\r\n"),
        "latin1",
      ),
    ),
  );
  const { origin } = await startBefore(site);
  const answer = await sendRaw(origin, `GET / HTTP/1.1\r\nhost: a\r\n${close}\r\n`);
  expect(answer).toContain("set-cookie: a=1; Path=/\r\n");
  expect(answer).toContain("set-cookie: b=2, c\r\n");
  expect(answer).toContain("x-many: 1\r\n");
  expect(answer).toContain("x-many: 2\r\n");
  expect(answer).toContain("x-latin: caf\u00e9\r\n");
  expect(answer).not.toMatch(/x-hop|trailer|timeout=1/i);
});

test("HEAD, 204 and 304 have no body and keep their Content-Length", async () => {
  const site = await startSite((request, response) => {
    if (request.url === "/304") response.writeHead(304, { "content-length": "5", etag: '"a"' }).end();
    else if (request.url === "/204") response.writeHead(204).end();
    else response.writeHead(200, { "content-length": "1234" }).end();
  });
  const { origin } = await startBefore(site.origin);
  const ask = (method: string, path: string): Promise<string> =>
    sendRaw(origin, `${method} ${path} HTTP/1.1\r\nhost: a\r\n${close}\r\n`);
  expect(await ask("HEAD", "/head")).toMatch(/content-length: 1234\r\n[^]*\r\n\r\n$/);
  expect(await ask("GET", "/204")).toMatch(/^HTTP\/1\.1 204 [^]*\r\n\r\n$/);
  expect(await ask("GET", "/304")).toMatch(/^HTTP\/1\.1 304 [^]*\r\n\r\n$/);
});

test("a length stays a length and chunks stay chunks, both ways", async () => {
  const site = await startSite((request, response) => {
    if (request.url === "/length") response.setHeader("content-length", "5");
    response.write("hel");
    response.end("lo");
  });
  const { origin } = await startBefore(site.origin);
  const length = await sendRaw(
    origin,
    `POST /length HTTP/1.1\r\nhost: a\r\ncontent-length: 3\r\n${close}\r\nabc`,
  );
  expect(length).toContain("content-length: 5\r\n");
  expect(length).toMatch(/\r\n\r\nhello$/);
  const chunks = await sendRaw(
    origin,
    `POST /chunks HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n${close}\r\n3\r\nabc\r\n0\r\nx-trailer: 1\r\n\r\n`,
  );
  expect(chunks).toMatch(/transfer-encoding: chunked\r\n/i);
  expect(linesOf(site.seen[0]!.fields, "content-length")).toEqual(["3"]);
  expect(linesOf(site.seen[1]!.fields, "transfer-encoding")).toEqual(["chunked"]);
  expect(site.seen.map(({ body }) => body)).toEqual(["abc", "abc"]);
});

test("HTTP/1.0 is answered and closed, without Host too", async () => {
  const site = await startSite();
  const { origin } = await startBefore(site.origin);
  const answer = await sendRaw(origin, "GET /old HTTP/1.0\r\n\r\n");
  expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*connection: close\r\n[^]*hello$/i);
  expect(linesOf(site.seen[0]!.fields, "via")).toEqual(["1.0 madang"]);
  expect(linesOf(site.seen[0]!.fields, "host")).toEqual([new URL(site.origin).host]);
});

test("Forwarded tells of the client where it is asked for, behind what others have said", async () => {
  const site = await startSite();
  const { origin } = await startBefore(site.origin, "--forwarded");
  await sendRaw(
    origin,
    `GET / HTTP/1.1\r\nhost: site.example:81\r\nforwarded: for=192.0.2.1\r\n${close}\r\n`,
  );
  expect(linesOf(site.seen[0]!.fields, "forwarded")).toEqual([
    "for=192.0.2.1",
    'for=127.0.0.1;proto=http;host="site.example:81"',
  ]);
});

test("harmless security fields are added where they are asked for, and never to what the site says itself", async () => {
  const site = await startSite((_request, response) => {
    response.setHeader("x-frame-options", "DENY");
    response.end();
  });
  const { origin } = await startBefore(site.origin, "--security-headers");
  const answer = await fetch(origin);
  expect(answer.headers.get("x-frame-options")).toBe("DENY");
  expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
});
