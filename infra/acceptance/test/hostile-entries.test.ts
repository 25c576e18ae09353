import { randomUUID } from "node:crypto";
import {
  type Answer,
  httpVisitor,
  type HttpVisitor,
  type Portal,
  type RawAnswer,
  sendRaw,
} from "@madang/test-kit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { photo } from "../src/browser-petition.ts";
import {
  attachFile,
  draftPath,
  filePetition,
  receiptIn,
  submitDraft,
  writeDraft,
} from "../src/file-petition.ts";
import { documentSample } from "../src/page-samples.ts";
import { portalRecords } from "../src/portal-pages.ts";
import { startPatience, startSamplePortal } from "../src/sample-portal.ts";

let portal: Portal;
let visitor: HttpVisitor;
let draft: string;

beforeAll(async () => {
  portal = await startSamplePortal({ sample: ["news", "notices"] });
  visitor = httpVisitor(portal.origin);
  draft = await writeDraft(visitor, "첫마음");
}, startPatience);

afterAll(async () => {
  await portal?.stop();
});

const hostileValues = [
  "",
  "'; drop table articles; --",
  "<script>alert(1)</script>",
  "../../../../etc/passwd",
  "..%2f..%2fsite.json",
  "%00",
  "\u0000",
  "\r\nset-cookie: x=1",
  "-1",
  "1e309",
  "99999999999999999999",
  "NaN",
  "__proto__",
  "constructor",
  "2026-02-30",
  "가".repeat(3000),
  "\u202Ecod.exe",
  "\uD800",
  "%",
  "*:* OR 1=1",
  "(((((((((((((((((((",
];

const leaks = /root:x:|node_modules|at \w+ \(|\.[jt]s:\d+:\d+|syntax error at|relation "|ECONNREFUSED/;

function problemOf(what: string, { status, text, headers }: Answer): string[] {
  const found: string[] = [];
  if (status >= 500) found.push(`${what}: ${status}`);
  if (leaks.test(text)) found.push(`${what}: tells ${leaks.exec(text)?.[0]}`);
  if (text.includes("<script>alert(1)")) found.push(`${what}: repeats a script`);
  if (headers.get("set-cookie")?.includes("x=1") === true) found.push(`${what}: sets a cookie`);
  return found;
}

/** A value as no browser would send it, too: broken surrogates become what UTF-8 has for them. */
const encoded = (value: string): string => encodeURIComponent(value.toWellFormed());

interface OpenApi {
  readonly paths: Record<string, Record<string, { parameters?: { name: string; in: string }[] }>>;
}

async function readRoutes(): Promise<{ path: string; parameters: { name: string; in: string }[] }[]> {
  const prefixes = portalRecords(portal).flatMap(({ manifest }) => manifest.api?.prefix ?? []);
  const documents = await Promise.all(
    prefixes.map(async (prefix) => JSON.parse((await visitor.get(`${prefix}/openapi.json`)).text) as OpenApi),
  );
  return documents.flatMap(({ paths }) =>
    Object.entries(paths).flatMap(([path, { get }]) =>
      get === undefined ? [] : [{ path, parameters: get.parameters ?? [] }],
    ),
  );
}

describe("every reading route of every API", () => {
  it("answers hostile parameters with a client error or a plain answer", async () => {
    const routes = await readRoutes();
    expect(routes.length).toBeGreaterThan(12);
    const problems: string[] = [];
    for (const { path, parameters } of routes) {
      const inPath = path.match(/\{\w+\}/g) ?? [];
      const addresses = hostileValues.flatMap((value) => [
        ...(inPath.length > 0 ? [path.replace(/\{\w+\}/g, encoded(value))] : []),
        ...parameters
          .filter((parameter) => parameter.in === "query")
          .map(({ name }) => `${path.replace(/\{\w+\}/g, "1")}?${name}=${encoded(value)}`),
      ]);
      for (const address of addresses)
        problems.push(...problemOf(address.slice(0, 200), await visitor.get(address)));
    }
    expect(problems).toEqual([]);
  });
});

describe("every page of documents", () => {
  it("answers hostile values of its parameters and of its query", async () => {
    const problems: string[] = [];
    const news = await documentSample(visitor, "news");
    for (const value of hostileValues)
      for (const address of [
        `/news/${encoded(value)}`,
        `/notices/${encoded(value)}`,
        `/news/${news.id}/files/${encoded(value)}`,
        `/news/${encoded(value)}/files/${news.file}`,
        ...["category", "q", "dept", "period", "from", "to", "page"].map(
          (name) => `/news?${name}=${encoded(value)}`,
        ),
        `/notices?state=${encoded(value)}`,
        `/_data/news/${encoded(value)}`,
      ])
        problems.push(...problemOf(address.slice(0, 200), await visitor.get(address)));
    expect(problems).toEqual([]);
  });

  it("an attachment is only found under its own document, name and module", async () => {
    const news = await documentSample(visitor, "news");
    const { text } = await visitor.get(`/api/news/items/${news.id}?language=en`);
    const { attachments } = JSON.parse(text) as { attachments: { id: string; href: string }[] };
    const { href = "" } = attachments[0] ?? {};
    expect((await visitor.get(href)).status).toBe(200);
    const statuses = await Promise.all(
      [
        href.replace(/[^/]+$/, "other.pdf"),
        href.replace("/api/news", "/api/notices"),
        `/news/${Number(news.id) + 1}/files/${news.file}`,
        `/notices/${news.id}/files/${news.file}`,
      ].map(async (address) => (await visitor.get(address)).status),
    );
    expect(new Set(statuses)).toEqual(new Set([404]));
  });
});

const png = photo.buffer;

describe("the API that takes files", () => {
  const address = (file: string, of = draft) => `/api/petitions/drafts/${of}/files/${file}`;
  const json = { "content-type": "application/json" };
  const bytes = { "content-type": "application/octet-stream" };
  const begin = (file: string, body: string, headers: Record<string, string> = json) =>
    visitor.ask(address(file), { method: "PUT", body, headers });

  it.each([
    ["no JSON", "{"],
    ["a list", "[]"],
    ["a size below nothing", '{"name":"a.png","bytes":-1}'],
    ["a size that is no number", '{"name":"a.png","bytes":"1"}'],
    ["a size beyond every number", '{"name":"a.png","bytes":1e400}'],
    ["no name", '{"bytes":10}'],
    ["another field", '{"name":"a.png","bytes":10,"petition":"x"}'],
    ["more than a petition may have", '{"name":"a.png","bytes":99999999999}'],
    ["a program", '{"name":"a.exe","bytes":100}'],
    ["a long name", JSON.stringify({ name: "가".repeat(5000), bytes: 10 })],
  ])("%s is refused", async (_name, body) => {
    const answer = await begin(randomUUID(), body);
    const started = answer.status === 200;
    // What a name alone does not tell, the content does.
    const status = started ? await firstPart(_name) : answer.status;
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  });

  async function firstPart(name: string): Promise<number> {
    const { answer } = await attachFile(visitor, draft, { name, content: Buffer.from("MZ\u0090 program") });
    return answer.status;
  }

  it("other types, other methods and ids that are none are refused", async () => {
    const file = randomUUID();
    const statuses = [
      await begin(file, "<a/>", { "content-type": "text/xml" }),
      await visitor.ask(`${address(file)}?start=0`, { method: "PATCH", body: "x", headers: json }),
      await visitor.ask(`${address(file)}?start=-1`, { method: "PATCH", body: "x", headers: bytes }),
      await visitor.ask(`${address(file)}?start=99`, { method: "PATCH", body: "x", headers: bytes }),
      await visitor.ask(`${address(file)}?start=0`, { method: "PATCH", body: "", headers: bytes }),
      await visitor.ask(address(file), { method: "POST", body: "x", headers: bytes }),
      await visitor.ask(address("..%2f..%2fsent"), { method: "DELETE" }),
      await visitor.ask(address(file, randomUUID()), { method: "DELETE" }),
    ].map(({ status }) => status);
    expect(statuses.filter((status) => status < 400 || status >= 500)).toEqual([]);
  });

  it("a part larger than a part is refused, and the file goes on where it was", async () => {
    const file = randomUUID();
    expect((await begin(file, JSON.stringify({ name: "큰.png", bytes: 4_000_000 }))).status).toBe(200);
    const patch = (start: number, part: Buffer) =>
      visitor.ask(`${address(file)}?start=${start}`, {
        method: "PATCH",
        body: new Uint8Array(part),
        headers: bytes,
      });
    expect([400, 413, 422]).toContain((await patch(0, Buffer.alloc(3_000_000))).status);
    expect((await patch(0, png)).status).toBe(200);
    const again = await begin(file, JSON.stringify({ name: "큰.png", bytes: 4_000_000 }));
    expect(JSON.parse(again.text)).toMatchObject({ received: png.length });
    expect((await visitor.ask(address(file), { method: "DELETE" })).status).toBe(200);
  });

  it("a part that is cut off, or comes too slowly, costs nothing that was there", async () => {
    const file = randomUUID();
    await begin(file, JSON.stringify({ name: "끊긴.png", bytes: png.length }));
    const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const head = (length: number) =>
      `PATCH ${address(file)}?start=0 HTTP/1.1\r\nHost: ${new URL(portal.origin).host}\r\nOrigin: ${portal.origin}\r\n` +
      `Cookie: ${cookie}\r\nContent-Type: application/octet-stream\r\nContent-Length: ${length}\r\nConnection: close\r\n\r\n`;
    const cut = await sendRaw({
      origin: portal.origin,
      bytes: Buffer.concat([Buffer.from(head(png.length)), png.subarray(0, 2000)]),
      patience: 700,
    });
    expect(cut.status).toBe(0);
    const whole = await visitor.ask(`${address(file)}?start=0`, {
      method: "PATCH",
      body: new Uint8Array(png),
      headers: bytes,
    });
    expect(JSON.parse(whole.text)).toMatchObject({ complete: true });
  });
});

describe("the form that takes files", () => {
  const boundary = "madang-edge";
  const part = (name: string, content: string, type = "image/png") =>
    `--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n${content}\r\n`;
  const signature = png.subarray(0, 8).toString("latin1");
  const post = (
    body: string,
    { length = body.length, type = `multipart/form-data; boundary=${boundary}` } = {},
  ) => {
    const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    return sendRaw({
      origin: portal.origin,
      patience: 5000,
      bytes: Buffer.from(
        `POST ${draftPath(draft, "files")}?stay=1 HTTP/1.1\r\nHost: ${new URL(portal.origin).host}\r\nOrigin: ${portal.origin}\r\n` +
          `Cookie: ${cookie}\r\nContent-Type: ${type}\r\nContent-Length: ${length}\r\nConnection: close\r\n\r\n${body}`,
        "latin1",
      ),
    });
  };
  const listed = async () => (await visitor.get(draftPath(draft, "files"))).text;
  const refused = ({ status }: RawAnswer) => expect([400, 413, 415, 422]).toContain(status);

  it.each([
    ["no boundary", () => post(part("a.png", signature), { type: "multipart/form-data" })],
    [
      "another boundary",
      () => post(part("a.png", signature), { type: "multipart/form-data; boundary=other" }),
    ],
    ["a form that ends before its end", () => post(part("a.png", signature))],
    ["no part", () => post("")],
    ["a program under a picture's name", () => post(`${part("a.png", "MZ\x90\x00")}--${boundary}--\r\n`)],
    ["an SVG", () => post(`${part("a.svg", "<svg onload='x'/>", "image/svg+xml")}--${boundary}--\r\n`)],
    ["HTML", () => post(`${part("a.html", "<script>alert(1)</script>", "text/html")}--${boundary}--\r\n`)],
    ["an empty file", () => post(`${part("a.png", "")}--${boundary}--\r\n`)],
    ["a huge form", () => post("x", { length: 9_999_999_999 })],
  ])("%s is refused, and the draft is as it was", async (_name, send) => {
    const before = filesIn(await listed());
    refused(await send());
    expect(filesIn(await listed())).toEqual(before);
  });

  it.each([
    ["a path", "../../../etc/cron.d/evil.png", "evil.png"],
    ["a path of Windows", "C:\\\\Users\\\\evil.png", "evil.png"],
    ["quotes", "a%22; filename=%22b.png", "b.png"],
    ["HTML", "<img src=x onerror=alert(1)>.png", "onerror=alert(1)"],
  ])("%s in a file's name is a name and nothing else", async (_name, name, shown) => {
    await post(`${part(name, signature + "x".repeat(50))}--${boundary}--\r\n`);
    const page = await listed();
    expect(page).not.toContain("<img src=x");
    expect(page).not.toContain("/etc/cron");
    expect(page).toContain(shown);
    for (const id of filesIn(page))
      await visitor.ask(`/api/petitions/drafts/${draft}/files/${id}`, { method: "DELETE" });
  });

  it("line breaks in a file's name do not become header fields of the download", async () => {
    const own = await writeDraft(visitor, "머리글");
    const name = 'a\r\nset-cookie: x=1\r\n"; filename="b.html.png';
    const { id, answer } = await attachFile(visitor, own, { name, content: png });
    expect(answer.status).toBe(200);
    const receipt = receiptIn(await submitDraft(visitor, own));
    const file = await visitor.get(`/api/petitions/sent/${receipt}/files/${id}`);
    expect(file.status).toBe(200);
    expect(file.headers.get("set-cookie") ?? "").not.toContain("x=1");
    expect(file.headers.get("content-disposition")).toMatch(/^attachment;/);
    expect(file.headers.get("content-type")).toBe("image/png");
  });
});

/** Ids of the files that the step shows. */
function filesIn(html: string): string[] {
  return [
    ...html.matchAll(/name="remove"[^>]*value="([\da-f-]{36})"|value="([\da-f-]{36})"[^>]*name="remove"/g),
  ].map(([, before, after]) => before ?? after ?? "");
}

it("after all that the draft is whole and is sent", async () => {
  const page = await visitor.get(draftPath(draft, "content"));
  expect(page.text).toContain("첫마음");
  expect(receiptIn(await submitDraft(visitor, draft))).toMatch(/^M/);
  expect(await filePetition(httpVisitor(portal.origin), "다음")).toMatch(/^M/);
});
