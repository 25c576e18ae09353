import { parseManifest } from "@madang/manifest";
import { expect, test } from "vitest";
import { z } from "zod";
import { apiRoute, defineApi } from "../src/server/define-api.ts";
import { openApiDocument } from "../src/server/openapi/openapi-document.ts";
import manifest from "./fixture/library-manifest.ts";

function deprecatedOperations(deprecated: string[]): string[] {
  const library = parseManifest({ ...manifest, deprecated }, "library");
  const route = { summary: "…", response: z.object({}), handle: () => ({}) };
  const params = z.object({ id: z.string() });
  const document = openApiDocument(
    library,
    defineApi(library, [
      apiRoute(library, { ...route, method: "GET", path: "/books" }),
      apiRoute(library, { ...route, method: "POST", path: "/books" }),
      apiRoute(library, { ...route, method: "GET", path: "/books/:id", params }),
    ]),
  );
  const paths = document["paths"] as Record<string, Record<string, { deprecated?: boolean }>>;
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([, operation]) => operation.deprecated === true)
      .map(([method]) => `${method} ${path}`),
  );
}

test.each([
  [[], []],
  [["api.GET /api/library/books"], ["get /api/library/books"]],
  [["api./api/library/books"], ["get /api/library/books", "post /api/library/books"]],
  [["api.GET /api/library/books/{id}"], ["get /api/library/books/{id}"]],
])("where the manifest announces the end of %j, OpenAPI says it of %j", (deprecated, operations) => {
  expect(deprecatedOperations(deprecated)).toEqual(operations);
});
