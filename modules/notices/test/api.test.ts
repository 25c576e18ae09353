import { expect, test } from "vitest";
import { noticeSchema, noticeItemsSchema } from "../contract/public.ts";
import { noticesForTests } from "./notices-server.ts";

const server = noticesForTests();

async function json(path: string): Promise<unknown> {
  const { status, body } = await server().get(path);
  expect(status).toBe(200);
  return JSON.parse(body);
}

test("items fit their schema, in both languages and on every page", async () => {
  for (const language of ["ko", "en"]) {
    const first = noticeItemsSchema.parse(await json(`/api/notices/items?language=${language}`));
    expect(first.items.every((item) => item.language === language)).toBe(true);
    const last = noticeItemsSchema.parse(
      await json(`/api/notices/items?language=${language}&page=${first.pages}`),
    );
    expect(last.page).toBe(first.pages);
  }
});

test("every notice fits its schema, with its text as a tree", async () => {
  const { items } = noticeItemsSchema.parse(await json("/api/notices/items?period=all"));
  for (const { id } of items) {
    const notice = noticeSchema.parse(await json(`/api/notices/items/${id}`));
    expect(notice.content.length).toBeGreaterThan(0);
  }
});

test("the API's own description names both addresses", async () => {
  const document = (await json("/api/notices/openapi.json")) as { paths: Record<string, unknown> };
  expect(Object.keys(document.paths)).toEqual(
    expect.arrayContaining(["/api/notices/items", "/api/notices/items/{id}"]),
  );
});

test.each(["/api/notices/items?page=0", "/api/notices/items?category=x", "/api/notices/items?language=fr"])(
  "%s is refused with what is wrong",
  async (path) => {
    expect((await server().get(path)).status).toBe(400);
  },
);

test("a notice that is not there is 404", async () => {
  expect((await server().get("/api/notices/items/999999")).status).toBe(404);
});
