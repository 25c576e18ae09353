import { sendRaw, type Portal } from "@madang/test-kit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startPatience, startSamplePortal } from "../src/sample-portal.ts";

let portal: Portal;

beforeAll(async () => {
  portal = await startSamplePortal();
}, startPatience);

afterAll(async () => {
  await portal?.stop();
});

const get = (path: string, extra = ""): Promise<{ status: number; text: string }> =>
  sendRaw({
    origin: portal.origin,
    bytes: `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${extra}\r\n`,
  });

const clientError = (status: number): boolean => status >= 400 && status < 500;

describe("addresses", () => {
  it.each([
    ["traversal", "/../../etc/passwd"],
    ["encoded traversal", "/%2e%2e/%2e%2e/etc/passwd"],
    ["encoded slash traversal", "/_assets/..%2f..%2fsite.json"],
    ["asset traversal", "/_assets/shell/../../site.json"],
    ["broken percent-encoding", "/news/%zz"],
    ["a NUL", "/news/%00"],
    ["overlong UTF-8", "/news/%c0%af"],
    ["a very long path", `/${"a".repeat(20_000)}`],
    ["a huge number", "/news/99999999999999999999999999"],
    ["SQL in the path", "/news/1;drop%20table%20items"],
    ["another module's inside", "/_boxes/latest"],
    ["health from outside", "/health/ready"],
    ["metrics from outside", "/metrics"],
  ])("%s is refused with a client error and the portal goes on", async (_name, path) => {
    const answer = await get(path);
    expect(clientError(answer.status), `${answer.status}`).toBe(true);
    expect(answer.text).not.toMatch(/root:|node_modules|at .*\.[jt]s:\d+/);
    expect((await get("/news")).status).toBe(200);
  });
});

describe("query values", () => {
  it.each([
    ["SQL", "/notices?q=%27%3B%20drop%20table%20notices%3B--"],
    ["HTML", "/notices?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E"],
    ["a broken percent-encoding", "/notices?q=%E0%A4%A"],
    ["a repeated parameter", "/notices?q=a&q=b&q=c"],
    ["an unknown parameter", "/notices?nothing=1&q="],
    ["a page below one", "/notices?page=-1"],
    ["a page that is not a number", "/notices?page=1e309"],
    ["an object", "/notices?q[__proto__]=1"],
    ["a long value", `/notices?q=${"%EA%B0%80".repeat(1000)}`],
  ])("%s never breaks the page", async (_name, path) => {
    const answer = await get(path);
    // 303: fields of a form that were left empty do not stay in the address.
    expect([200, 303, 400, 404, 414]).toContain(answer.status);
    const location = /\r\nlocation: ([^\r]+)/i.exec(answer.text)?.[1] ?? "/notices";
    expect(location).toMatch(/^\/notices(\?|$)/);
    expect(answer.text).not.toContain("<script>alert(1)");
    expect(answer.text).not.toMatch(/syntax error|at .*\.[jt]s:\d+/i);
  });
});

describe("messages", () => {
  const form = "type=suggestion&title=%3Cb%3E&body=%27%3Bdrop";
  const post = (head: string, body: string): Promise<{ status: number; text: string }> =>
    sendRaw({
      origin: portal.origin,
      bytes: `POST /petitions/new HTTP/1.1\r\nHost: ${new URL(portal.origin).host}\r\nOrigin: ${portal.origin}\r\nConnection: close\r\n${head}\r\n\r\n${body}`,
    });

  it("a form from another site is refused", async () => {
    const answer = await post(
      `Sec-Fetch-Site: cross-site\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${form.length}`,
      form,
    );
    expect(answer.status).toBe(403);
  });

  it("a body of another type is refused", async () => {
    const answer = await post(
      `Sec-Fetch-Site: same-origin\r\nContent-Type: application/xml\r\nContent-Length: 7`,
      "<a></a>",
    );
    expect(answer.status).toBe(415);
  });

  it("two lengths at once are refused", async () => {
    const answer = await post(
      `Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 4\r\nTransfer-Encoding: chunked`,
      "0\r\n\r\n",
    );
    expect(answer.status).toBe(400);
  });

  it("a body larger than declared for the page is refused", async () => {
    const answer = await post(
      `Sec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 99999999`,
      "a=b",
    );
    expect(answer.status).toBe(413);
  });

  it("an internal header of a client changes nothing", async () => {
    const answer = await get(
      "/notices",
      "madang-language: en\r\nmadang-visitor: somebody\r\nmadang-page: detail\r\n",
    );
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('lang="ko"');
  });

  it("rubbish instead of HTTP is answered or closed, and the portal goes on", async () => {
    const answer = await sendRaw({
      origin: portal.origin,
      bytes: Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00]),
      patience: 1000,
    });
    expect([0, 400]).toContain(answer.status);
    expect((await get("/")).status).toBe(200);
  });
});
