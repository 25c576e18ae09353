import type { z } from "zod";

/** Adds to zod's metadata what an option needs: the variable that sets it, and whether its value may be shown. */
declare module "zod" {
  interface GlobalMeta {
    env?: string;
    secret?: boolean;
  }
}

/** One object of options; every field carries `.meta({ env, description, secret })`. */
export type OptionsSchema = z.ZodObject;

/** What is known of one option without running anything: the source of messages and of docs/configuration.md. */
export interface OptionFacts {
  /** Key in the configuration file, for example `databaseUrl`. */
  readonly key: string;
  /** Environment variable, for example `DATABASE_URL`. */
  readonly env: string | undefined;
  readonly type: "text" | "number" | "flag" | "list" | "record";
  readonly description: string;
  /** JSON, or undefined where the option has none. */
  readonly default: string | undefined;
  readonly required: boolean;
  readonly secret: boolean;
  /** The valid values, where they can be listed. */
  readonly choices: readonly string[];
}

interface OptionNode {
  type?: string;
  env?: string;
  secret?: boolean;
  description?: string;
  default?: unknown;
  enum?: unknown[];
}

const types: Record<string, OptionFacts["type"]> = {
  integer: "number",
  number: "number",
  boolean: "flag",
  array: "list",
  object: "record",
};

/** What sets an option. */
export type OptionName = Pick<OptionFacts, "key" | "env">;

const conversion = { io: "input", unrepresentable: "any" } as const;

/** Every option of a schema, in the order in which it declares them. Takes a tenth of a gateway's start: for messages and docs. */
export function describeConfig(schema: OptionsSchema): OptionFacts[] {
  const json = schema.toJSONSchema(conversion);
  const required = new Set(json.required);
  return Object.entries(json.properties ?? {}).map(([key, node]) =>
    factsOf(key, node as OptionNode, required.has(key)),
  );
}

/** The names alone, for a start. */
export function optionNames(schema: OptionsSchema): OptionName[] {
  return Object.entries(schema.shape).map(([key, field]) => ({ key, env: variableOf(field) }));
}

export function optionType(schema: OptionsSchema, key: string): OptionFacts["type"] {
  return typeOf(nodeOf(schema, key));
}

function nodeOf({ shape }: OptionsSchema, key: string): OptionNode {
  const field = shape[key] as z.ZodType | undefined;
  return (field?.toJSONSchema(conversion) ?? {}) as OptionNode;
}

/** What is said of an option may stand on what it wraps (`.default`, `.optional`). */
function variableOf(field: z.core.$ZodType): string | undefined {
  const { innerType } = field._zod.def as { innerType?: z.core.$ZodType };
  const own = (field as z.ZodType).meta()?.env;
  return own ?? (innerType === undefined ? undefined : variableOf(innerType));
}

function typeOf({ type = "string" }: OptionNode): OptionFacts["type"] {
  return types[type] ?? "text";
}

function factsOf(key: string, node: OptionNode, required: boolean): OptionFacts {
  return {
    key,
    env: node.env,
    type: typeOf(node),
    description: node.description ?? "",
    default: node.default === undefined ? undefined : JSON.stringify(node.default),
    required,
    secret: node.secret === true,
    choices: (node.enum ?? []).map(String),
  };
}
