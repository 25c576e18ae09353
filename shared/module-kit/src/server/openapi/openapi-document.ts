import type { Manifest } from "@madang/manifest";
import type { z } from "zod";
import { bytesTypes } from "../bytes-body.ts";
import type { DefinedApi, DefinedApiRoute } from "../define-api.ts";
import { hoistDefinitions } from "./hoist-definitions.ts";
import type { Json } from "./json.ts";

/** OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.0), whose schemas are JSON Schema 2020-12: what zod writes. */
export function openApiDocument(module: Manifest, api: DefinedApi): Json {
  return hoistDefinitions({
    openapi: "3.1.0",
    info: {
      title: module.name.en,
      version: module.version,
      contact: { name: module.owner.department.en },
    },
    paths: Object.fromEntries(
      [...Map.groupBy(api.routes, (route) => route.path)].map(([path, routes]) => [
        api.prefix + templated(path),
        pathItem(routes, (method) => isDeprecated(module, method, api.prefix + templated(path))),
      ]),
    ),
    components: { schemas: { Problem: problemSchema } },
  });
}

function pathItem(routes: readonly DefinedApiRoute[], ends: (method: string) => boolean): Json {
  return Object.fromEntries(
    routes.map((route) => [
      route.method.toLowerCase(),
      { ...operation(route), ...(ends(route.method) ? { deprecated: true } : {}) },
    ]),
  );
}

/** The manifest announces the end of one operation, or of all on a path. */
function isDeprecated({ deprecated }: Manifest, method: string, path: string): boolean {
  return deprecated.includes(`api.${method} ${path}`) || deprecated.includes(`api.${path}`);
}

function operation(route: DefinedApiRoute): Json {
  return {
    operationId: operationId(route),
    summary: route.summary,
    parameters: [...parameters(route.params, "path"), ...parameters(route.query, "query")],
    ...(route.body === undefined
      ? {}
      : { requestBody: { required: true, content: requestContent(route.body) } }),
    responses: {
      [route.status]: { description: "Done.", content: responseContent(route) },
      default: {
        description: "What went wrong (RFC 9457).",
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    },
  };
}

function parameters(schema: z.ZodObject, place: "path" | "query"): Json[] {
  const { properties = {}, required = [] } = schemaOf(schema, "input") as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    ...(typeof property["description"] === "string" ? { description: property["description"] } : {}),
    schema: property,
  }));
}

function schemaOf(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _, ...rest } = schema.toJSONSchema({ io, unrepresentable: "any" });
  return rest;
}

function requestContent(body: z.ZodType): Json {
  const types = bytesTypes(body);
  return types === undefined ? json(schemaOf(body, "input")) : bytes(types);
}

function responseContent({ produces, response }: DefinedApiRoute): Json {
  return produces === undefined ? json(schemaOf(response, "output")) : bytes(produces);
}

/** Raw bytes have an empty schema (OpenAPI 3.1, "Considerations for File Uploads"). */
function bytes(types: readonly string[]): Json {
  return Object.fromEntries(types.map((type) => [type, { schema: {} }]));
}

function json(schema: Json): Json {
  return { "application/json": { schema } };
}

/** `/items/:id` becomes `/items/{id}`. */
function templated(path: string): string {
  return path.replace(/:([a-zA-Z0-9]+)/g, "{$1}");
}

/** `GET /items/:id` becomes `getItemsById`. */
function operationId({ method, path }: DefinedApiRoute): string {
  const words = path
    .split("/")
    .filter((segment) => segment !== "")
    .map((segment) => (segment.startsWith(":") ? `By-${segment.slice(1)}` : segment));
  return method.toLowerCase() + words.map(pascal).join("");
}

function pascal(words: string): string {
  return words
    .split(/[-._]/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
}

const problemSchema = {
  type: "object",
  description: "Problem Details for HTTP APIs (RFC 9457).",
  required: ["type", "title", "status", "code", "detail"],
  properties: {
    type: { type: "string", const: "about:blank" },
    title: { type: "string", description: "Name of the status." },
    status: { type: "integer" },
    code: { type: "string", description: "Stable; see docs/errors.md." },
    detail: { type: "string", description: "What went wrong and what to do about it." },
  },
} as const;
