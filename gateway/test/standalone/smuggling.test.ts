import { expect, test } from "vitest";
import { sendRaw, statusesIn } from "../raw-http.ts";
import { linesOf, startBefore, startSite } from "./start-site.ts";

const host = "host: site.example\r\n";
const hidden = `GET /hidden HTTP/1.1\r\n${host}\r\n`;

test.for([
  [
    "a length and chunks",
    `POST / HTTP/1.1\r\n${host}content-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n${hidden}`,
  ],
  [
    "chunks and a length",
    `POST / HTTP/1.1\r\n${host}transfer-encoding: chunked\r\ncontent-length: 4\r\n\r\n0\r\n\r\n${hidden}`,
  ],
  ["two lengths", `POST / HTTP/1.1\r\n${host}content-length: 0\r\ncontent-length: 5\r\n\r\nabcde`],
  ["the same length twice", `POST / HTTP/1.1\r\n${host}content-length: 3\r\ncontent-length: 3\r\n\r\nabc`],
  ["a list of lengths", `POST / HTTP/1.1\r\n${host}content-length: 3, 3\r\n\r\nabc`],
  ["a length with a sign", `POST / HTTP/1.1\r\n${host}content-length: +3\r\n\r\nabc`],
  ["a length in hexadecimal", `POST / HTTP/1.1\r\n${host}content-length: 0x3\r\n\r\nabc`],
  ["a space before the colon", `POST / HTTP/1.1\r\n${host}content-length : 3\r\n\r\nabc`],
  ["a hidden coding", `POST / HTTP/1.1\r\n${host}transfer-encoding : chunked\r\n\r\n0\r\n\r\n`],
  ["a coding twice", `POST / HTTP/1.1\r\n${host}transfer-encoding: chunked, chunked\r\n\r\n0\r\n\r\n`],
  [
    "a coding that is not the last",
    `POST / HTTP/1.1\r\n${host}transfer-encoding: chunked, identity\r\n\r\n0\r\n\r\n`,
  ],
  ["an unknown coding", `POST / HTTP/1.1\r\n${host}transfer-encoding: xchunked\r\n\r\n0\r\n\r\n`],
  ["a coding in HTTP/1.0", `POST / HTTP/1.0\r\n${host}transfer-encoding: chunked\r\n\r\n0\r\n\r\n${hidden}`],
  ["bare line feeds", `GET / HTTP/1.1\n${host.replace("\r", "")}\n`],
  ["a bare line feed between fields", `GET / HTTP/1.1\r\n${host}x: a\ny: b\r\n\r\n`],
  ["a bare carriage return", `GET / HTTP/1.1\r\n${host}x: a\rb\r\n\r\n`],
  ["a null byte", `GET / HTTP/1.1\r\n${host}x: a\u0000b\r\n\r\n`],
  ["a folded field", `GET / HTTP/1.1\r\n${host}x: a\r\n b\r\n\r\n`],
  ["a field without a name", `GET / HTTP/1.1\r\n${host}: a\r\n\r\n`],
  ["a space in the target", `GET /a b HTTP/1.1\r\n${host}\r\n`],
  ["another version", `GET / HTTP/1.9\r\n${host}\r\n`],
  ["a chunk size that is no number", `POST / HTTP/1.1\r\n${host}transfer-encoding: chunked\r\n\r\nzz\r\n`],
  ["no Host", "GET / HTTP/1.1\r\n\r\n"],
  ["two Hosts", `GET / HTTP/1.1\r\n${host}host: evil.example\r\n\r\n`],
  ["a Host with a path", "GET / HTTP/1.1\r\nhost: site.example/evil\r\n\r\n"],
  ["a Host with a user", "GET / HTTP/1.1\r\nhost: user@site.example\r\n\r\n"],
] as const)("a message with %s never arrives, and its connection ends", async ([, bytes]) => {
  const site = await startSite();
  const { origin } = await startBefore(site.origin);
  const answer = await sendRaw(origin, bytes);
  expect([400, 501]).toContain(statusesIn(answer)[0]);
  expect(statusesIn(answer)).toHaveLength(1);
  expect(answer).toMatch(/^connection: close\r$/im);
  expect(site.seen).toHaveLength(0);
});

test("what follows a body on its connection is a request of its own", async () => {
  const site = await startSite();
  const { origin } = await startBefore(site.origin);
  const first = `POST /a HTTP/1.1\r\n${host}content-length: 3\r\n\r\nabc`;
  const second = `POST /b HTTP/1.1\r\n${host}transfer-encoding: chunked\r\n\r\n3\r\ndef\r\n0\r\n\r\n`;
  const third = `GET /c HTTP/1.1\r\n${host}connection: close\r\n\r\n`;
  const answer = await sendRaw(origin, `${first}${second}${third}`);
  expect(answer.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(3);
  expect(site.seen.map(({ target, body }) => `${target} ${body}`)).toEqual(["/a abc", "/b def", "/c "]);
});

test("a field cannot be added by what another one holds", async () => {
  const site = await startSite();
  const { origin } = await startBefore(site.origin);
  const odd = "a\u00e9\u008d\u008aset-cookie: x";
  await sendRaw(
    origin,
    Buffer.from(`GET / HTTP/1.1\r\n${host}x-odd: ${odd}\r\nconnection: close\r\n\r\n`, "latin1"),
  );
  expect(linesOf(site.seen[0]!.fields, "x-odd")).toEqual([odd]);
  expect(linesOf(site.seen[0]!.fields, "set-cookie")).toEqual([]);
});

test("Connection cannot take away what frames or routes a message", async () => {
  const site = await startSite();
  const { origin } = await startBefore(site.origin);
  await sendRaw(
    origin,
    `POST / HTTP/1.1\r\n${host}connection: close, content-length, host\r\ncontent-length: 3\r\n\r\nabc`,
  );
  expect(site.seen.map(({ body }) => body)).toEqual(["abc"]);
  expect(linesOf(site.seen[0]!.fields, "host")).toEqual(["site.example"]);
});

test("hosts share no stored answers, and neither do targets", async () => {
  const site = await startSite((request, response) => {
    response.setHeader("cache-control", "max-age=60");
    response.end(`${request.headers.host} ${request.url}`);
  });
  const { origin } = await startBefore(site.origin);
  const ask = async (name: string, target: string): Promise<string> =>
    (await sendRaw(origin, `GET ${target} HTTP/1.1\r\nhost: ${name}\r\nconnection: close\r\n\r\n`)).split(
      "\r\n\r\n",
    )[1] ?? "";
  for (const [name, target] of [
    ["a.example", "/x"],
    ["b.example", "/x"],
    ["a.example", "/x?"],
    ["a.example", "/X"],
    ["a.example:81", "/x"],
    ["a.example", "/%78"],
    ["a.example", "/x"],
  ] as const)
    expect(await ask(name, target)).toBe(`${name} ${target}`);
  expect(site.seen).toHaveLength(6);
  expect(await ask("A.Example:80", "/x")).toBe("a.example /x");
  expect(await ask("other.example", "http://a.example/x")).toBe("a.example /x");
  expect(site.seen).toHaveLength(6);
});

test("limits have their own status: 414 for the target, 431 for the fields, 413 for the body", async () => {
  const site = await startSite();
  const { origin } = await startBefore(
    site.origin,
    "--url-limit",
    "300",
    "--header-limit",
    "2000",
    "--header-count",
    "30",
    "--body-limit",
    "10",
  );
  const ask = async (target: string, fields: string, body = ""): Promise<number[]> =>
    statusesIn(
      await sendRaw(origin, `POST ${target} HTTP/1.1\r\n${host}${fields}connection: close\r\n\r\n${body}`),
    );
  expect(await ask(`/${"a".repeat(400)}`, "")).toEqual([414]);
  expect(await ask("/", `x: ${"a".repeat(2100)}\r\n`)).toEqual([431]);
  expect(await ask("/", "x: 1\r\n".repeat(40))).toEqual([431]);
  expect(await ask("/", "content-length: 11\r\n", "a".repeat(11))).toEqual([413]);
  expect(await ask("/", "transfer-encoding: chunked\r\n", `b\r\n${"a".repeat(11)}\r\n0\r\n\r\n`)).toEqual([
    413,
  ]);
  expect(await ask("/", "content-length: 10\r\n", "a".repeat(10))).toEqual([200]);
});

test("a head or a body that trickles is cut off", async () => {
  const site = await startSite();
  const { origin } = await startBefore(
    site.origin,
    "--headers-timeout",
    "300",
    "--upload-grace",
    "300",
    "--upload-rate",
    "1000",
  );
  expect(statusesIn(await sendRaw(origin, `GET / HTTP/1.1\r\n${host}x: `, 6000))).toEqual([408]);
  const body = `PUT / HTTP/1.1\r\n${host}content-length: 50000\r\n\r\nabc`;
  expect(statusesIn(await sendRaw(origin, body, 6000))).toEqual([408]);
  expect(site.seen).toHaveLength(0);
});
