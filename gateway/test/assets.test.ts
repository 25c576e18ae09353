import { symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { headFor, sendRaw, statusesIn } from "./raw-http.ts";
import { startPortal } from "./start-portal.ts";

const script = "export const a = 1;".repeat(100);

test("a file is immutable, typed, and sent in the encoding that the browser takes", async () => {
  const portal = await startPortal();
  await portal.writeAsset("news/build0001/a.js", script);
  await portal.writeAsset("news/build0001/a.js.br", brotliCompressSync(script));
  await portal.writeAsset("news/build0001/a.js.gz", gzipSync(script));
  const tags = new Set<string | null>();
  for (const [accepted, sent] of [
    ["gzip, deflate, br", "br"],
    ["gzip", "gzip"],
    ["br;q=0, gzip;q=0.5", "gzip"],
    ["identity", null],
    ["*", "br"],
  ] as const) {
    const answer = await portal.fetch("/_assets/news/build0001/a.js", {
      headers: { "accept-encoding": accepted },
    });
    expect(await answer.text()).toBe(script);
    expect(answer.headers.get("content-encoding"), accepted).toBe(sent);
    expect(answer.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    expect(answer.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(answer.headers.get("vary")).toBe("accept-encoding");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    tags.add(answer.headers.get("etag"));
  }
  expect(tags.size).toBe(3);
});

test("a browser that has the file is told so", async () => {
  const portal = await startPortal();
  await portal.writeAsset("news/build0001/a.css", "a{}");
  const first = await portal.fetch("/_assets/news/build0001/a.css");
  const again = await portal.fetch("/_assets/news/build0001/a.css", {
    headers: { "if-none-match": first.headers.get("etag") ?? "" },
  });
  expect(again.status).toBe(304);
});

test("a build's folder may be linked in, but nothing leads out of it", async () => {
  const portal = await startPortal();
  await writeFile(join(portal.folder, "secret.js"), "secret");
  await portal.writeAsset("elsewhere/dist/a.js", "linked");
  await portal.writeAsset("news/keep.txt", "x");
  await symlink(join(portal.folder, "assets/elsewhere/dist"), join(portal.folder, "assets/news/build0002"));
  await symlink(join(portal.folder, "secret.js"), join(portal.folder, "assets/elsewhere/dist/out.js"));
  expect(await (await portal.fetch("/_assets/news/build0002/a.js")).text()).toBe("linked");
  expect((await portal.fetch("/_assets/news/build0002/out.js")).status).toBe(404);
});

test.for([
  "/_assets/news/build0001/../../../secret.js",
  "/_assets/news/build0001/%2e%2e/%2e%2e/secret.js",
  "/_assets/news/build0001/..%2fsecret.js",
  "/_assets/news/build0001/.hidden.js",
  "/_assets/../site.json",
  "/_assets/news/build0001/",
  "/_assets/news/build0001",
  "/_assets/news",
  "/_assets/",
  "/_assets/news/build0001/a.js.br",
  "/_assets/news/build0001/a.unknown",
  "/_assets/news/build0001/missing.js",
  `/_assets/news/build0001/${"a".repeat(300)}.js`,
  "/_assets/news/build0001/a.js/b.js",
  "/_assets/news/build0001/folder.js",
])("%s is not a file", async (path) => {
  const portal = await startPortal();
  await portal.writeAsset("news/build0001/a.js", "x");
  await portal.writeAsset("news/build0001/a.js.br", brotliCompressSync("x"));
  await portal.writeAsset("news/build0001/.hidden.js", "x");
  await portal.writeAsset("news/build0001/a.unknown", "x");
  await portal.writeAsset("news/build0001/folder.js/x", "x");
  const [status] = statusesIn(await sendRaw(portal.origin, headFor(path)));
  expect([400, 404, 308]).toContain(status);
});

test("files are read only", async () => {
  const portal = await startPortal();
  const answer = await portal.fetch("/_assets/news/build0001/a.js", { method: "PUT", body: "x" });
  expect([answer.status, answer.headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
});
