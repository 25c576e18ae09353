import { checkPlainly, describeProblems } from "@madang/manifest";
import type { z } from "zod";
import { kitErrors } from "../../errors.ts";

type Values = Readonly<Record<string, unknown>>;

/** PostgreSQL has no place for U+0000 in a text, and no address of ours has control characters. */
const unusable = /\p{Cc}/u;

/** Parsed path parameters, or undefined: an address with parameters that do not fit does not exist. */
export function readParams(schema: z.ZodObject, sent: Values): Values | undefined {
  if (Object.values(sent).some((value) => unusable.test(String(value)))) return undefined;
  const result = schema.safeParse(sent);
  return result.success ? result.data : undefined;
}

/**
 * Parses each parameter by itself: one that does not fit takes its default, so that an old or mistyped link still opens.
 * Throws KIT_QUERY_INVALID where there is no default. Of a parameter that was sent twice the first counts.
 */
export function readQuery(schema: z.ZodObject, sent: URLSearchParams): Values {
  const values: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(schema.shape))
    values[name] = readField(name, field as z.ZodType, usable(sent.get(name)));
  return values;
}

/** As `readQuery`, but strict: an API's client is a program, and is told everything that does not fit. */
export function readApiQuery(schema: z.ZodObject, sent: URLSearchParams): Values {
  const entries = Object.keys(schema.shape).flatMap((name) => {
    const value = sent.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  for (const [name, value] of entries)
    if (unusable.test(value))
      throw kitErrors.create("QUERY_INVALID", { name, problem: "has control characters" });
  const result = checkPlainly(schema, Object.fromEntries(entries));
  if (result.success) return result.data;
  const name = String(result.error.issues[0]?.path[0] ?? "");
  const problem = describeProblems(result.error).slice(name.length + 1);
  throw kitErrors.create("QUERY_INVALID", { name, problem });
}

function readField(name: string, field: z.ZodType, value: string | undefined): unknown {
  const sent = checkPlainly(field, value);
  if (sent.success) return sent.data;
  const absent = field.safeParse(undefined);
  if (absent.success) return absent.data;
  throw kitErrors.create("QUERY_INVALID", {
    name,
    problem: describeProblems(sent.error).replace(/^the record /, ""),
  });
}

function usable(value: string | null): string | undefined {
  return value === null || unusable.test(value) ? undefined : value;
}
