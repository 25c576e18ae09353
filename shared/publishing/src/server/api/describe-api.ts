import type { ApiDescription, ApiEndpoint, ApiExample, ApiParameter } from "../../api-description.ts";
import { fieldsOf, typeOf, type Schema } from "./schema-fields.ts";

/** What is read of an OpenAPI document (3.1). */
interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: "path" | "query";
    readonly required: boolean;
    readonly description?: string;
    readonly schema: Schema;
  }[];
  readonly responses: Readonly<Record<string, { readonly content: Content }>>;
}

type Content = Readonly<Record<string, { readonly schema: Schema }>>;

export interface DescribeApiOptions {
  /** Where the document is. */
  readonly document: string;
  /** Real ones, by path. */
  readonly examples: Readonly<Record<string, ApiExample>>;
}

/** The document in sections, one for each endpoint. */
export function describeApi(openApi: unknown, { document, examples }: DescribeApiOptions): ApiDescription {
  const endpoints = Object.entries((openApi as OpenApi).paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      ...endpointOf(operation),
      method: method.toUpperCase(),
      path,
      example: examples[path],
    })),
  );
  return { document, endpoints };
}

function endpointOf(operation: Operation): Omit<ApiEndpoint, "method" | "path" | "example"> {
  const { operationId, summary, parameters, responses } = operation;
  const content = Object.entries(responses).find(([status]) => status.startsWith("2"))?.[1].content ?? {};
  const json = content["application/json"]?.schema;
  return {
    id: operationId,
    summary,
    parameters: parameters.map(parameterOf),
    types: Object.keys(content),
    fields: json === undefined ? [] : fieldsOf(json),
  };
}

function parameterOf(parameter: Operation["parameters"][number]): ApiParameter {
  const { name, in: place, required, description = "", schema } = parameter;
  return { name, place, required, type: typeOf(schema), initial: initialOf(schema), description };
}

function initialOf({ default: initial }: Schema): string {
  if (initial === undefined) return "";
  return typeof initial === "string" ? initial : JSON.stringify(initial);
}
