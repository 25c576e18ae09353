import type { Schema } from "../schemas/json-schema.ts";
import type { ContractApi } from "./module-contract.ts";
import { withoutNames } from "./path-patterns.ts";

/** One operation of an OpenAPI 3.1 document (https://spec.openapis.org/oas/v3.1.0#operation-object). */
export interface Operation {
  /** As a manifest's `deprecated` names it. */
  readonly subject: string;
  /** `GET /api/news/items/{id}` */
  readonly name: string;
  readonly operationId: string;
  readonly access: "public" | "personal";
  readonly parameters: readonly Parameter[];
  readonly body: { readonly required: boolean; readonly content: Content } | undefined;
  /** By status. */
  readonly answers: Readonly<Record<string, Content>>;
  /** The document, which references begin at. */
  readonly root: unknown;
}

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly schema: unknown;
}

/** Schemas by media type. */
export type Content = Readonly<Record<string, { readonly schema?: unknown }>>;

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** By method and path, without the names of its parameters. */
export function operationsOf(api: ContractApi | undefined): Map<string, Operation> {
  if (api === undefined) return new Map();
  const paths = (api.openapi["paths"] ?? {}) as Record<string, Schema>;
  return new Map(
    Object.entries(paths).flatMap(([path, item]) =>
      methods
        .filter((method) => item[method] !== undefined)
        .map((method): [string, Operation] => [
          `${method} ${withoutNames(path)}`,
          operationOf({ api, path, method, item }),
        ]),
    ),
  );
}

function operationOf(found: { api: ContractApi; path: string; method: string; item: Schema }): Operation {
  const { api, path, method, item } = found;
  const described = item[method] as Schema & { readonly operationId?: string };
  const name = `${method.toUpperCase()} ${path}`;
  const body = described["requestBody"] as { required?: boolean; content?: Content } | undefined;
  const responses = (described["responses"] ?? {}) as Record<string, { content?: Content }>;
  return {
    subject: `api.${name}`,
    name,
    operationId: described.operationId ?? "",
    access: accessOf(api, path),
    parameters: [...list(item["parameters"]), ...list(described["parameters"])],
    body: body === undefined ? undefined : { required: body.required === true, content: body.content ?? {} },
    answers: Object.fromEntries(
      Object.entries(responses).map(([status, { content = {} }]) => [status, content]),
    ),
    root: api.openapi,
  };
}

function list(parameters: unknown): Parameter[] {
  return (Array.isArray(parameters) ? (parameters as Partial<Parameter>[]) : []).map(
    ({ name = "", in: place = "query", required = false, schema = {} }) => ({
      name,
      in: place,
      required,
      schema,
    }),
  );
}

/** What belongs to a person is named by the beginning of its path. */
function accessOf({ prefix, access, personal }: ContractApi, path: string): "public" | "personal" {
  const isPersonal = personal.some((part) => path === prefix + part || path.startsWith(`${prefix + part}/`));
  return isPersonal ? "personal" : access;
}
