import { request as ask } from "node:http";
import { once } from "node:events";
import { expect, test } from "vitest";
import { sendRaw } from "../raw-http.ts";
import { startBefore, startRawSite, startServer } from "./start-site.ts";

const close = "connection: close\r\n";

test("102 and 103 are passed on in their order, with their fields", async () => {
  const site = await startServer((_request, response) => {
    response.writeProcessing();
    response.writeInformation(103, ["link", "</a.css>; rel=preload", "x-mine", "1"]);
    response.writeInformation(199, []);
    response.end("done");
  });
  const { origin } = await startBefore(site.origin);
  const answer = await sendRaw(origin, `GET / HTTP/1.1\r\nhost: a\r\n${close}\r\n`);
  const statuses = [...answer.matchAll(/^HTTP\/1\.1 (\d+)/gm)].map((match) => match[1]);
  expect(statuses).toEqual(["102", "103", "199", "200"]);
  expect(answer).toContain("link: </a.css>; rel=preload\r\nx-mine: 1\r\n");
});

test("HTTP/1.0, which knows no 1xx, gets none", async () => {
  const site = await startServer((_request, response) => {
    response.writeProcessing();
    response.end("done");
  });
  const { origin } = await startBefore(site.origin);
  expect(await sendRaw(origin, "GET / HTTP/1.0\r\n\r\n")).toMatch(/^HTTP\/1\.1 200 /);
});

test("an expectation reaches the origin, whose 100 lets the client send", async () => {
  const site = await startServer((request, response) => request.pipe(response));
  const { origin } = await startBefore(site.origin);
  const request = ask(origin, { method: "PUT", headers: { expect: "100-continue", "content-length": 4 } });
  await once(request, "continue");
  request.end("body");
  const [response] = (await once(request, "response")) as [NodeJS.ReadableStream];
  let text = "";
  for await (const chunk of response) text += String(chunk);
  expect(text).toBe("body");
});

test("an origin that refuses before the body is heard before the body, and the connection ends", async () => {
  const site = await startRawSite((socket) =>
    socket.end("HTTP/1.1 413 Content Too Large\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"),
  );
  const { origin } = await startBefore(site);
  const answer = await sendRaw(
    origin,
    "PUT / HTTP/1.1\r\nhost: a\r\nexpect: 100-continue\r\ncontent-length: 1000000\r\n\r\n",
  );
  expect(answer).toMatch(/^HTTP\/1\.1 413 Content Too Large\r\n/);
  expect(answer).toMatch(/^connection: close\r$/im);
  expect(answer).not.toContain("100 Continue");
});

test("an expectation that only the origin could understand is the origin's to answer", async () => {
  let expected: string | undefined;
  const site = await startRawSite((socket, request) => {
    expected = /^expect: (.*)\r$/im.exec(request)?.[1];
    socket.end("HTTP/1.1 417 Expectation Failed\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
  });
  const { origin } = await startBefore(site);
  const answer = await sendRaw(origin, `GET / HTTP/1.1\r\nhost: a\r\nexpect: a-miracle\r\n${close}\r\n`);
  expect(answer).toMatch(/^HTTP\/1\.1 417 /);
  expect(expected).toBe("a-miracle");
});
