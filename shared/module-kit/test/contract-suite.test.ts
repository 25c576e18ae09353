import Fastify, { type FastifyInstance } from "fastify";
import { afterEach, describe, expect, test } from "vitest";
import { defineModule } from "@madang/manifest";
import { runModuleContract } from "../src/contract-suite/module-contract.ts";

/** A module written without the kit that keeps the contract; each test breaks one promise of it. */
const { api: _, ...manifest } = {
  ...defineModule({
    id: "plain",
    version: "1.0.0",
    name: { ko: "글", en: "Plain" },
    owner: { department: { ko: "과", en: "Department" }, telephone: "000-000-2050" },
    criticality: "reading",
    grade: 4,
    recovery: { time: 60, point: 0 },
    pages: {
      home: { path: "/plain", title: { ko: "글", en: "Plain" }, access: "public", cache: { fresh: 60 } },
    },
    fallback: { ko: "잠시 뒤에", en: "Later" },
  }),
};

interface Promises {
  readonly status: number;
  readonly body: string | ((cookie: string) => string);
  readonly fields: Record<string, string>;
  readonly metrics: string;
}

const kept: Promises = {
  status: 200,
  body: "<h1>Plain</h1>",
  fields: {
    "content-type": "text/html; charset=utf-8",
    "madang-fragment": '{"v":1,"view":"home","title":"Plain"}',
    "madang-tags": "plain",
    "cache-control": "public, s-maxage=60, stale-while-revalidate=0, stale-if-error=86400",
  },
  metrics: 'http_request_duration_seconds_count{route="page:home"} 1\n',
};

const apps: FastifyInstance[] = [];
afterEach(async () => {
  for (const app of apps.splice(0)) await app.close();
});

async function failures(broken: Partial<Promises> = {}): Promise<string[]> {
  const { status, body, fields, metrics } = { ...kept, ...broken };
  const app = Fastify();
  apps.push(app);
  app.get("/plain", (request, reply) => {
    if (request.headers["madang-deadline"] === "0") return reply.code(504).send();
    if ((request.headers["madang-page"] ?? "home") !== "home") return reply.code(421).send();
    const text = typeof body === "string" ? body : body(request.headers.cookie ?? "");
    return reply.code(status).headers(fields).send(text);
  });
  app.post("/plain", (_request, reply) => reply.code(405).header("allow", "GET, HEAD").send());
  app.get("/health/live", () => ({ live: true }));
  app.get("/health/ready", () => ({ ready: true, checks: {} }));
  app.get("/metrics", () => metrics);
  const origin = await app.listen({ host: "127.0.0.1", port: 0 });
  const views = { home: { styles: [], interactive: false } };
  return (await runModuleContract({ origin, manifest, views })).map(({ name }) => name);
}

describe("the contract suite", () => {
  test("is kept by a module that is not made with the kit", async () => {
    expect(await failures()).toEqual([]);
  });

  test.each([
    ["a page that fails", { status: 500 }, "answers every page"],
    [
      "a page without a description",
      { fields: { ...kept.fields, "madang-fragment": "" } },
      "valid fragment description",
    ],
    [
      "a page without a title",
      { fields: { ...kept.fields, "madang-fragment": '{"v":1,"view":"home"}' } },
      "answers every page",
    ],
    ["a whole document", { body: "<!doctype html><html><body>x</body></html>" }, "answers every page"],
    ["an inline script", { body: "<script>alert(1)</script>" }, "answers every page"],
    ["an inline style", { body: '<p style="color:red">x</p>' }, "answers every page"],
    ["a cookie", { fields: { ...kept.fields, "set-cookie": "a=b" } }, "sets no cookie"],
    [
      "an answer that depends on the person",
      { body: (cookie: string) => `<p>${cookie}</p>` },
      "with and without a person",
    ],
    ["no tags", { fields: { ...kept.fields, "madang-tags": "" } }, "tags every public answer"],
    [
      "tags that cannot be read",
      { fields: { ...kept.fields, "madang-tags": "plain,plain:1" } },
      "tags whatever may be stored",
    ],
    [
      "tags without an end",
      {
        fields: {
          ...kept.fields,
          "madang-tags": ["plain", ...Array.from({ length: 600 }, (_, at) => `plain:${at}`)].join(" "),
        },
      },
      "tags whatever may be stored",
    ],
    [
      "other cache rules",
      { fields: { ...kept.fields, "cache-control": "public, s-maxage=9" } },
      "Cache-Control",
    ],
    [
      "a view that its build does not have",
      { fields: { ...kept.fields, "madang-fragment": '{"v":1,"view":"other","title":"x"}' } },
      "hydrates exactly",
    ],
    [
      "hydration of a view from ui/views",
      {
        body: '<div data-madang-module="plain" data-madang-view="home" data-madang-build="x"></div><script type="application/json" data-madang-props="plain/home">{"language":"ko"}</script>',
      },
      "hydrates exactly",
    ],
    [
      "metrics with an address of a client",
      { metrics: `${kept.metrics}x{path="/an-address-that-nobody-has"} 1` },
      "measures its requests",
    ],
  ])("sees %s", async (_, broken, expected) => {
    const names = await failures(broken);
    expect(
      names.some((name) => name.includes(expected)),
      names.join("; "),
    ).toBe(true);
  });
});
