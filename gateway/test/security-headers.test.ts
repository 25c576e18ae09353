import { expect, test } from "vitest";
import { newsModule } from "./modules.ts";
import { startPortal } from "./start-portal.ts";

const policy =
  "default-src 'none';script-src 'self';style-src 'self';connect-src 'self';img-src 'self' data:;font-src 'self';" +
  "worker-src 'self';manifest-src 'self';base-uri 'none';form-action 'self';frame-ancestors 'none';" +
  "require-trusted-types-for 'script';trusted-types default madang";

test("pages, data, files, redirects and errors carry the strict policy", async () => {
  const portal = await startPortal({ modules: [await newsModule()] });
  await portal.writeAsset("news/build0001/list.css", "a{}");
  for (const path of [
    "/news",
    "/_data/news",
    "/_assets/news/build0001/list.css",
    "/news/",
    "/missing",
    "/news?page=%ff",
  ]) {
    const { headers } = await portal.fetch(path);
    expect(headers.get("content-security-policy"), path).toBe(policy);
    expect(headers.get("x-content-type-options"), path).toBe("nosniff");
    expect(headers.get("x-frame-options"), path).toBe("DENY");
    expect(headers.get("referrer-policy"), path).toBe("strict-origin-when-cross-origin");
    expect(headers.get("cross-origin-opener-policy"), path).toBe("same-origin");
    expect(headers.get("cross-origin-resource-policy"), path).toBe("same-origin");
    expect(headers.get("permissions-policy"), path).toContain("geolocation=()");
    expect(headers.get("strict-transport-security"), path).toBeNull();
    expect(headers.get("server") ?? headers.get("x-powered-by"), path).toBeNull();
  }
});

test("HSTS comes with its options", async () => {
  const env = { HSTS_SECONDS: "31536000" };
  const host = await (await startPortal({ env })).fetch("/");
  expect(host.headers.get("strict-transport-security")).toBe("max-age=31536000");
  const below = await (await startPortal({ env: { ...env, HSTS_SUBDOMAINS: "1" } })).fetch("/");
  expect(below.headers.get("strict-transport-security")).toBe("max-age=31536000; includeSubDomains");
});

test("nothing in an API's answer runs, is framed or is guessed", async () => {
  const news = await newsModule();
  news.server.on("/api/news/file", (_request, response) => {
    response
      .writeHead(200, { "content-type": "text/html", "content-security-policy": "script-src *" })
      .end("<script>");
  });
  const portal = await startPortal({ modules: [news] });
  const { headers } = await portal.fetch("/api/news/file");
  expect(headers.get("content-security-policy")).toBe(
    "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none';sandbox",
  );
  expect(headers.get("x-content-type-options")).toBe("nosniff");
});
