import { fragmentOf } from "@madang/feed-import/testing";
import { describe, expect, test } from "vitest";
import { noticesForTests, publicOrigin } from "./notices-server.ts";

const server = noticesForTests();

describe("the page that explains the API", () => {
  test("has a section for every address of the API's document, with its parameters", async () => {
    const { body } = await server().get("/notices/api");
    const document = JSON.parse((await server().get("/api/notices/openapi.json")).body) as {
      paths: Record<string, { get: { parameters: { name: string }[] } }>;
    };
    for (const [path, { get }] of Object.entries(document.paths)) {
      expect(body).toContain(`GET ${path}<`);
      for (const { name } of get.parameters) expect(body).toContain(`<code>${name}</code>`);
    }
  });

  test("shows real answers, and how to ask for them", async () => {
    const { body } = await server().get("/notices/api");
    const { items } = JSON.parse((await server().get("/api/notices/items")).body) as {
      items: { id: number; department: string }[];
    };
    expect(body).toContain(`curl &quot;${publicOrigin}/api/notices/items?language=ko&quot;`);
    expect(body).toContain(`curl &quot;${publicOrigin}/api/notices/items/${items[0]?.id}?language=ko&quot;`);
    expect(body).toContain(`&quot;department&quot;: &quot;${items[0]?.department}&quot;`);
  });

  test("lists a feed for every kind and every department, and each of them answers", async () => {
    const { body } = await server().get("/notices/api");
    const feeds = [...body.matchAll(/href="(\/api\/notices\/feeds\/[^"]+)"/g)].map(([, href = ""]) => href);
    expect(feeds.length).toBeGreaterThan(2 * 10);
    for (const href of feeds) expect((await server().get(href.replaceAll("&amp;", "&"))).status).toBe(200);
  });

  test("is in English for English readers, and says what it is of itself", async () => {
    const answer = await server().get("/notices/api", "en");
    expect(answer.body).not.toMatch(/[가-힣]/);
    expect(fragmentOf(answer, "notices")).toMatchObject({ title: "Notices for programs", view: "api" });
  });
});
