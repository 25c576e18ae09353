import { z } from "zod";
import type { ContractPage, ModuleContract } from "../../../src/check/contract/module-contract.ts";

export function sent(schema: z.ZodType): Record<string, unknown> {
  return schema.toJSONSchema({ io: "input", unrepresentable: "any" });
}

export function answered(schema: z.ZodType): Record<string, unknown> {
  return schema.toJSONSchema({ io: "output", unrepresentable: "any" });
}

export function page(path: string, facts: Partial<ContractPage> = {}): ContractPage {
  const names = path.split("/").filter((segment) => segment.startsWith(":"));
  const params = z.object(Object.fromEntries(names.map((name) => [name.slice(1), z.string()])));
  return {
    path,
    methods: ["GET", "HEAD"],
    query: [],
    access: "public",
    requires: "anyone",
    criticality: "reading",
    deadline: 3000,
    values: { params: sent(params), query: {} },
    ...facts,
  };
}

export interface SampleOperation {
  readonly query?: z.ZodObject;
  readonly params?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly answer?: z.ZodType;
  readonly status?: number;
}

/** `{ "GET /items": { answer: … } }` as the module kit describes it. */
export function api(
  operations: Readonly<Record<string, SampleOperation>>,
  facts: Partial<NonNullable<ModuleContract["api"]>> = {},
): NonNullable<ModuleContract["api"]> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [name, operation] of Object.entries(operations)) {
    const [method = "", path = ""] = name.split(" ");
    paths[`/api/library${path}`] = {
      ...paths[`/api/library${path}`],
      [method.toLowerCase()]: described(operation),
    };
  }
  return {
    prefix: "/api/library",
    access: "public",
    personal: [],
    openapi: { openapi: "3.1.0", paths, components: { schemas: {} } },
    ...facts,
  };
}

function described({ query, params, body, answer = z.object({}), status = 200 }: SampleOperation) {
  return {
    parameters: [...parameters(params, "path"), ...parameters(query, "query")],
    ...(body === undefined
      ? {}
      : { requestBody: { required: true, content: { "application/json": { schema: sent(body) } } } }),
    responses: { [status]: { content: { "application/json": { schema: answered(answer) } } } },
  };
}

function parameters(schema: z.ZodObject | undefined, place: string): unknown[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = sent(schema) as {
    properties?: Record<string, unknown>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema: property,
  }));
}

export function contract(facts: Partial<ModuleContract> = {}): ModuleContract {
  return {
    schema: 1,
    module: "library",
    version: "1.4.0",
    pages: { list: page("/library", { query: ["q"] }), detail: page("/library/:id") },
    boxes: { latest: { slot: "home", frame: "section", query: [] } },
    navigation: ["list"],
    migrations: [{ name: "0001-books.expand", kind: "expand", checksum: "a" }],
    deprecated: [],
    ...facts,
  };
}
