import * as releases from "@madang/releases";
import { z } from "zod";
import { bytes, type AdminRoute } from "../admin-route.ts";
import { problemSchema } from "../answer/problem.ts";

type Json = Record<string, unknown>;

/** Schemas that have a name of their own in the document. */
const named: Readonly<Record<string, z.ZodType>> = {
  Problem: problemSchema,
  ReleaseSummary: releases.releaseSummarySchema,
  ReleaseRequest: releases.releaseRequestSchema,
  Envelope: releases.envelopeSchema,
  MoveRequest: releases.moveRequestSchema,
  Move: releases.moveSchema,
  Wanted: releases.wantedSchema,
  ReplicaReport: releases.replicaReportSchema,
  Status: releases.statusSchema,
  AuditEntry: releases.auditEntrySchema,
  TrustPolicy: releases.trustPolicySchema,
};

/** OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.0), whose schemas are JSON Schema 2020-12: what zod writes. */
export function adminDocument(routes: readonly AdminRoute[], version: string): Json {
  return {
    openapi: "3.1.0",
    info: { title: "Madang admin API", version },
    servers: [{ url: "/v1" }],
    security: [{ token: [] }],
    paths: Object.fromEntries(
      [...Map.groupBy(routes, ({ path }) => path)].map(([path, ofPath]) => [
        templated(path),
        Object.fromEntries(ofPath.map((route) => [route.method.toLowerCase(), operation(route)])),
      ]),
    ),
    components: {
      schemas: componentSchemas(),
      securitySchemes: {
        token: { type: "http", scheme: "bearer", description: "Scopes stand at each operation (x-scope)." },
      },
    },
  };
}

function operation(route: AdminRoute): Json {
  return {
    operationId: operationId(route),
    summary: route.summary,
    "x-scope": typeof route.needs === "string" ? route.needs : "release:<module>",
    parameters: [...parameters(route.params, "path"), ...parameters(route.query, "query")],
    ...(route.body === undefined
      ? {}
      : { requestBody: { required: true, content: contentOf(route.body, "input") } }),
    responses: {
      ...Object.fromEntries(
        Object.entries(route.answers).map(([status, schema]) => [
          status,
          { description: "Done.", ...(schema === undefined ? {} : { content: contentOf(schema, "output") }) },
        ]),
      ),
      default: {
        description: "What went wrong (RFC 9457).",
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    },
  };
}

function parameters(schema: z.ZodObject, place: "path" | "query"): Json[] {
  const { properties = {}, required = [] } = inlineSchema(schema, "input") as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name: name === "*" ? "path" : name,
    in: place,
    required: place === "path" || required.includes(name),
    schema: property,
  }));
}

function contentOf(schema: z.ZodType | typeof bytes, io: "input" | "output"): Json {
  // Raw bytes have an empty schema (OpenAPI 3.1, "Considerations for File Uploads").
  if (schema === bytes) return { "application/octet-stream": { schema: {} } };
  return { "application/json": { schema: referenceTo(schema) ?? inlineSchema(schema, io) } };
}

function referenceTo(schema: z.ZodType): Json | undefined {
  const name = Object.keys(named).find((key) => named[key] === schema);
  if (name !== undefined) return { $ref: `#/components/schemas/${name}` };
  if (!(schema instanceof z.ZodArray)) return undefined;
  const items = referenceTo(schema.element as z.ZodType);
  return items === undefined ? undefined : { type: "array", items };
}

function componentSchemas(): Json {
  return Object.fromEntries(
    Object.entries(named).map(([name, schema]) => [name, inlineSchema(schema, "input")]),
  );
}

function inlineSchema(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any", reused: "inline" });
  return rest;
}

/** `/blobs/:digest` becomes `/blobs/{digest}`, and the rest of a path `{path}`. */
function templated(path: string): string {
  return path.replace(/:([a-zA-Z0-9]+)/g, "{$1}").replace("*", "{path}");
}

/** `GET /moves/:id` becomes `getMovesById`. */
function operationId({ method, path }: AdminRoute): string {
  const words = path
    .split("/")
    .filter((segment) => segment !== "")
    .map((segment) =>
      segment === "*"
        ? "ByPath"
        : segment.startsWith(":")
          ? `By${capital(segment.slice(1))}`
          : capital(segment),
    );
  return method.toLowerCase() + words.join("");
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
