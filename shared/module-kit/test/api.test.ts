import { expect, test } from "vitest";
import { brokenRoute, libraryApi } from "./fixture/library-api.ts";
import { libraryDefinition } from "./fixture/library-module.ts";
import { libraryForTests } from "./fixture/library-process.ts";

const library = libraryForTests({
  ...libraryDefinition,
  api: { ...libraryApi, routes: [...libraryApi.routes, brokenRoute] },
});

async function ask(path: string, init: RequestInit = {}) {
  const response = await fetch(`${library().origin}/api/library${path}`, init);
  return {
    status: response.status,
    headers: response.headers,
    json: (await response.json()) as Record<string, unknown>,
  };
}

function post(body: string, type = "application/json") {
  return ask("/books", { method: "POST", body, headers: { "content-type": type } });
}

test("a route answers what its schema names, tagged and cacheable", async () => {
  const { status, headers, json } = await ask("/books/2");
  expect([status, json]).toEqual([200, { id: 2, title: "혼불" }]);
  expect(headers.get("madang-tags")).toBe("library library:2");
  expect(headers.get("cache-control")).toBe(
    "public, s-maxage=60, stale-while-revalidate=0, stale-if-error=86400",
  );
});

test("a column that the schema does not name stays inside", async () => {
  const { json } = await ask("/shelves");
  expect(json).toEqual({ shelf: "A" });
});

test("an answer that does not fit its own schema is our fault, and tells nothing of the inside", async () => {
  const { status, json } = await ask("/broken");
  expect([status, json["code"]]).toEqual([500, "KIT_UNEXPECTED"]);
  expect(JSON.stringify(json)).not.toContain("secret");
});

test("mistakes are problem details that name the field and the remedy", async () => {
  const { status, headers, json } = await ask("/books?page=many");
  expect(status).toBe(400);
  expect(headers.get("content-type")).toMatch(/^application\/problem\+json/);
  expect(json).toEqual({
    type: "about:blank",
    title: "Bad Request",
    status: 400,
    code: "KIT_QUERY_INVALID",
    detail:
      "The query parameter page must be a number, not something that is not a number. Correct it or leave it out.",
  });
});

test("a body is checked whole", async () => {
  const { status, json } = await post('{"title":"","tilte":1}');
  expect([status, json["code"]]).toEqual([400, "KIT_BODY_INVALID"]);
  expect(json["detail"]).toContain('no field named "tilte" (did you mean "title"?)');
});

test.each([
  ["no JSON", "{", "application/json", 400],
  ["a prototype", '{"title":"x","__proto__":{"a":1}}', "application/json", 400],
  ["another type", "title=x", "application/x-www-form-urlencoded", 400],
  ["nothing", "", "application/json", 400],
  ["something huge", JSON.stringify({ title: "x".repeat(2_000_000) }), "application/json", 413],
])("a body that is %s is refused", async (_, body, type, status) => {
  expect((await post(body, type)).status).toBe(status);
});

test("what is added can be read again", async () => {
  const { status, json } = await post('{"title":"채식주의자"}');
  expect(status).toBe(201);
  expect((await ask(`/books/${String(json["id"])}`)).json["title"]).toBe("채식주의자");
});

test("unknown addresses and methods are problems too", async () => {
  expect((await ask("/nothing")).json).toMatchObject({ status: 404, code: "KIT_NOT_FOUND" });
  const { status, headers } = await ask("/books", { method: "DELETE" });
  expect([status, headers.get("allow")]).toEqual([405, "GET, POST, HEAD"]);
});

test("the description has every operation, its parameters and what it answers", async () => {
  const { json } = await ask("/openapi.json");
  expect(json).toMatchObject({
    openapi: "3.1.0",
    info: { title: "Library", version: "1.0.0" },
    paths: {
      "/api/library/books": {
        get: {
          operationId: "getBooks",
          parameters: [
            { name: "page", in: "query", required: false, schema: { type: "integer", default: 1 } },
          ],
        },
        post: { requestBody: { content: { "application/json": { schema: { required: ["title"] } } } } },
      },
      "/api/library/books/{id}": {
        get: {
          operationId: "getBooksById",
          parameters: [{ name: "id", in: "path", required: true }],
          responses: { 200: { content: { "application/json": { schema: { required: ["id", "title"] } } } } },
        },
      },
    },
  });
});
