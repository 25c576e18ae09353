import { expect, test } from "vitest";
import { newsArticleSchema, newsItemsSchema } from "../contract/public.ts";
import { newsForTests } from "./news-server.ts";

const server = newsForTests();

async function json(path: string): Promise<unknown> {
  const { status, body } = await server().get(path);
  expect(status).toBe(200);
  return JSON.parse(body);
}

test("items fit their schema, in both languages and on every page", async () => {
  for (const language of ["ko", "en"]) {
    const first = newsItemsSchema.parse(await json(`/api/news/items?language=${language}`));
    expect(first.items.every((item) => item.language === language)).toBe(true);
    const last = newsItemsSchema.parse(
      await json(`/api/news/items?language=${language}&page=${first.pages}`),
    );
    expect(last.page).toBe(first.pages);
  }
});

test("every article fits its schema, with its text as a tree", async () => {
  const { items } = newsItemsSchema.parse(await json("/api/news/items?period=all"));
  for (const { id } of items) {
    const article = newsArticleSchema.parse(await json(`/api/news/items/${id}`));
    expect(article.content.length).toBeGreaterThan(0);
  }
});

test("the API's own description names both addresses", async () => {
  const document = (await json("/api/news/openapi.json")) as { paths: Record<string, unknown> };
  expect(Object.keys(document.paths)).toEqual(
    expect.arrayContaining(["/api/news/items", "/api/news/items/{id}"]),
  );
});

test.each(["/api/news/items?page=0", "/api/news/items?category=x", "/api/news/items?language=fr"])(
  "%s is refused with what is wrong",
  async (path) => {
    expect((await server().get(path)).status).toBe(400);
  },
);

test("an article that is not there is 404", async () => {
  expect((await server().get("/api/news/items/999999")).status).toBe(404);
});
