import type { z } from "zod";

/**
 * Sentences for what zod finds, in place of its own ("Invalid input: expected string, received undefined"). Each
 * continues the field's name and says what to write. None repeats the value: it may be a secret.
 */
export const plainMessage: z.core.$ZodErrorMap = (issue) => sentences[issue.code]?.(issue as never);

type Issue<Code extends z.core.$ZodIssue["code"]> = z.core.$ZodRawIssue<
  Extract<z.core.$ZodIssue, { code: Code }>
>;
type Sentences = { [Code in z.core.$ZodIssue["code"]]?: (issue: Issue<Code>) => string };

const sentences: Sentences & Record<string, ((issue: never) => string) | undefined> = {
  invalid_type: (issue) => wrongType(String(issue.expected), issue.input),
  invalid_value: (issue) =>
    `${missing(issue.input)}must be ${issue.values.length === 1 ? "" : "one of "}${listed(issue.values)}`,
  too_small: (issue) =>
    issue.origin === "string" && Number(issue.minimum) === 1
      ? "must not be empty; write at least one character"
      : `must ${bound(issue.origin, issue.inclusive === false ? "more than" : "at least", issue.minimum)}`,
  too_big: (issue) =>
    `must ${bound(issue.origin, issue.inclusive === false ? "less than" : "at most", issue.maximum)}`,
  invalid_format: (issue) => formats[issue.format] ?? `must match ${issue.pattern ?? issue.format}`,
  not_multiple_of: (issue) => `must be a multiple of ${issue.divisor}`,
  invalid_union: (issue) => `${missing(issue.input)}${branches(issue.errors)}`,
  invalid_key: (issue) => `is not a possible name here: it ${joined(issue.issues)}`,
  invalid_element: (issue) => `has a wrong element: it ${joined(issue.issues)}`,
};

const kinds: Record<string, string> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  object: "an object",
  record: "an object",
  array: "a list",
  date: "a date",
  undefined: "left out",
  null: "null",
};

const formats: Record<string, string> = {
  url: "must be a full address, for example https://www.example.go.kr",
  email: "must be an e-mail address, for example help@example.go.kr",
  datetime: "must be a date with time, for example 2026-11-22T09:00:00Z",
  date: "must be a date, for example 2026-11-22",
  uuid: "must be a UUID, for example 6f9619ff-8b86-4d01-b42d-00cf4fc964ff",
  json_string: "must be JSON",
};

function wrongType(expected: string, input: unknown): string {
  const wanted = kinds[expected] ?? expected;
  if (input === undefined) return `is missing; write ${wanted}`;
  if (expected === "int" && typeof input === "number") return "must be a whole number, without a fraction";
  return `must be ${wanted}, not ${kindOf(input)}`;
}

function kindOf(input: unknown): string {
  if (input === null) return "null";
  if (Array.isArray(input)) return "a list";
  if (typeof input === "number" && !Number.isFinite(input)) return "something that is not a number";
  return kinds[typeof input] ?? `a ${typeof input}`;
}

function missing(input: unknown): string {
  return input === undefined ? "is missing; it " : "";
}

function bound(origin: string, comparison: string, limit: number | bigint): string {
  if (origin === "string") return `have ${comparison} ${limit} ${limit === 1 ? "character" : "characters"}`;
  if (origin === "array" || origin === "set")
    return `have ${comparison} ${limit} ${limit === 1 ? "item" : "items"}`;
  return `be ${comparison} ${limit}`;
}

function branches(errors: readonly (readonly z.core.$ZodIssue[])[]): string {
  return errors.map((issues) => joined(issues)).join(", or ");
}

function joined(issues: readonly { message: string; path?: PropertyKey[] }[]): string {
  return issues.map((issue) => [...(issue.path ?? []).map(String), issue.message].join(" ")).join(" and ");
}

function listed(values: readonly unknown[]): string {
  return values.map((value) => (typeof value === "string" ? `"${value}"` : String(value))).join(", ");
}
