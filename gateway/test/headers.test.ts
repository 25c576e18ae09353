import { expect, test } from "vitest";
import { forwardedField } from "../src/upstream/request-headers.ts";
import { newsModule, petitionsModule } from "./modules.ts";
import { headFor, sendRaw } from "./raw-http.ts";
import { startPortal } from "./start-portal.ts";

test("fields of one connection end at the gateway, those that Connection names among them", async () => {
  const news = await newsModule();
  news.server.on("/api/news/items", (_request, response) => {
    response
      .writeHead(200, {
        connection: "x-private, keep-alive",
        "x-private": "1",
        "keep-alive": "timeout=5",
        "proxy-authenticate": "Basic",
        "madang-tags": "news:1",
        "madang-anything": "x",
        server: "secret/1.0",
        "x-powered-by": "x",
        "x-kept": "yes",
        "content-security-policy": "default-src *",
      })
      .end("{}");
  });
  const portal = await startPortal({ modules: [news] });
  const answer = await sendRaw(
    portal.origin,
    headFor("/api/news/items", "x-secret: 1", "te: trailers", "proxy-authorization: x", "x-kept: 1").replace(
      "connection: close",
      "connection: close, x-secret",
    ),
  );
  const asked = news.server.requests[0]?.headers ?? {};
  expect(asked).toMatchObject({ "x-kept": "1" });
  for (const name of ["x-secret", "te", "proxy-authorization"]) expect(asked[name], name).toBeUndefined();
  const head = answer.split("\r\n\r\n")[0] ?? "";
  expect(head).toContain("x-kept: yes");
  for (const name of [
    "x-private:",
    "proxy-authenticate:",
    "madang-",
    "server:",
    "x-powered-by:",
    "default-src *",
  ])
    expect(head.toLowerCase()).not.toContain(name);
});

test("a client cannot speak for a proxy, for the gateway, or for its own address", async () => {
  const news = await newsModule();
  const portal = await startPortal({ modules: [news] });
  await portal.fetch("/api/news/items", {
    headers: {
      "x-forwarded-for": "1.2.3.4",
      "x-forwarded-host": "evil.example",
      "x-real-ip": "1.2.3.4",
      forwarded: "for=1.2.3.4",
      "madang-criticality": "emergency",
      "madang-language": "xx",
      "request-id": "chosen-by-client",
    },
  });
  const headers = news.server.requests[0]?.headers ?? {};
  expect(headers["forwarded"]).toBe(`for=unknown;host="127.0.0.1:${new URL(portal.origin).port}";proto=http`);
  expect(headers["madang-criticality"]).toBe("reading");
  expect(headers["madang-language"]).toBe("ko");
  expect(headers["request-id"]).not.toBe("chosen-by-client");
  expect(Object.keys(headers).filter((name) => name.startsWith("x-"))).toEqual([]);
});

test("a module learns the visitor's address on personal routes alone", async () => {
  const news = await newsModule();
  const petitions = await petitionsModule();
  const portal = await startPortal({ modules: [news, petitions] });
  const headers = { referer: "https://elsewhere.example/", from: "person@example.org" };
  for (const path of ["/news", "/api/news/items", "/petitions/new"]) await portal.fetch(path, { headers });
  for (const { headers: seen } of news.server.requests) {
    expect(seen["forwarded"]).toMatch(/^for=unknown;/);
    expect([seen["from"], seen.referer]).toEqual([undefined, undefined]);
  }
  expect(petitions.server.requests[0]?.headers["forwarded"]).toMatch(/^for=127\.0\.0\.1;/);
});

test("a trusted proxy is believed about the client, hop by hop from the right", async () => {
  const petitions = await petitionsModule();
  const portal = await startPortal({
    modules: [petitions],
    env: { TRUSTED_PROXIES: "127.0.0.1,10.0.0.0/8" },
  });
  await portal.fetch("/petitions/new", {
    headers: {
      "x-forwarded-for": "6.6.6.6, 203.0.113.7, 10.1.2.3",
      "x-forwarded-proto": "https",
      "request-id": "front-12345678",
    },
  });
  const headers = petitions.server.requests[0]?.headers ?? {};
  expect(headers["forwarded"]).toMatch(/^for=203\.0\.113\.7;.*;proto=https$/);
  expect(headers["request-id"]).toBe("front-12345678");
});

test("rubbish from a trusted proxy's client does not become an address", async () => {
  const petitions = await petitionsModule();
  const portal = await startPortal({ modules: [petitions], env: { TRUSTED_PROXIES: "127.0.0.1" } });
  await portal.fetch("/petitions/new", {
    headers: { "x-forwarded-for": 'evil";proto=x', "request-id": "a b" },
  });
  expect(petitions.server.requests[0]?.headers["forwarded"]).toMatch(/^for=127\.0\.0\.1;/);
});

test("Forwarded quotes what RFC 7239 says must be quoted", () => {
  const client = { address: "2001:db8::1", protocol: "https", trusted: true } as const;
  expect(forwardedField({ client, host: "portal.example" })).toBe(
    'for="[2001:db8::1]";host=portal.example;proto=https',
  );
  expect(forwardedField({ client: { ...client, address: "" }, host: "" })).toBe("for=unknown;proto=https");
});

test("a valid trace goes on with a span of our own, an invalid one begins anew", async () => {
  const news = await newsModule();
  const portal = await startPortal({ modules: [news] });
  const trace = "0af7651916cd43dd8448eb211c80319c";
  await portal.fetch("/news", {
    headers: { traceparent: `00-${trace}-b7ad6b7169203331-01`, tracestate: "vendor=1" },
  });
  await portal.fetch("/news", { headers: { traceparent: "00-0-0-0", tracestate: "" } });
  const [first, second] = news.server.requests.map((request) => request.headers);
  expect(first?.["traceparent"]).toMatch(new RegExp(`^00-${trace}-[0-9a-f]{16}-01$`));
  expect(first?.["traceparent"]).not.toContain("b7ad6b7169203331");
  expect(first?.["tracestate"]).toBe("vendor=1");
  expect(second?.["traceparent"]).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/);
});

test("every answer carries the request id that the module saw", async () => {
  const news = await newsModule();
  const portal = await startPortal({ modules: [news] });
  const answer = await portal.fetch("/news");
  expect(answer.headers.get("request-id")).toBe(news.server.requests[0]?.headers["request-id"]);
  expect((await portal.fetch("/missing")).headers.get("request-id")).toMatch(/^[0-9a-f-]{36}$/);
});
