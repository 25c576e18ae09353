import type { Language, LocalizedText } from "@madang/manifest";
import type { z } from "zod";
import { kitErrors } from "../../errors.ts";
import type { FieldProblem } from "../../view/form-state.ts";
import { invalid, type Invalid } from "../outcome.ts";
import type { FormFields } from "./form-fields.ts";

/** What is wrong with one field: by kind, or one text for all of them. */
export type FieldMessages =
  | LocalizedText
  | {
      /** Nothing was written or chosen. */
      readonly missing: LocalizedText;
      readonly tooShort?: LocalizedText;
      readonly tooLong?: LocalizedText;
      /** Anything else. */
      readonly wrong: LocalizedText;
    };

export interface FormRules<Schema extends z.ZodObject> {
  readonly schema: Schema;
  /** In both languages, for each field of the schema. */
  readonly messages: { readonly [Field in keyof z.output<Schema> & string]: FieldMessages };
  readonly language: Language;
  /** Fields that are not sent back to the browser, for example passwords. */
  readonly withheld?: readonly string[];
}

export type FormResult<Data> =
  | { readonly ok: true; readonly data: Data }
  | { readonly ok: false; readonly outcome: Invalid; readonly errors: readonly FieldProblem[] };

/** Checks a form; where it does not fit, `outcome` is what the action returns. One message for each field, in the schema's order. */
export function validateForm<Schema extends z.ZodObject>(
  form: FormFields,
  rules: FormRules<Schema>,
): FormResult<z.output<Schema>> {
  const sent = sentValues(rules.schema, form);
  const result = rules.schema.safeParse(sent);
  if (result.success) return { ok: true, data: result.data };
  const errors = fieldProblems(result.error, sent, rules);
  if (errors.length === 0)
    throw kitErrors.create("FORM_RULE_PLACELESS", { problem: result.error.issues[0]?.message ?? "" });
  return { ok: false, errors, outcome: invalid({ errors, values: form.values(rules.withheld) }) };
}

/** A field that may be absent is absent when nothing was written: browsers send every text field, also an empty one. */
function sentValues(schema: z.ZodObject, form: FormFields): Record<string, unknown> {
  const entries = Object.entries(schema.shape).map(([name, field]) => {
    if (acceptsList(field as z.ZodType)) return [name, form.all(name)];
    const text = form.text(name);
    return [name, text === "" && (field as z.ZodType).safeParse(undefined).success ? undefined : text];
  });
  return Object.fromEntries(entries);
}

function acceptsList(field: z.ZodType): boolean {
  const json = field.toJSONSchema({ io: "input", unrepresentable: "any" });
  return json.type === "array";
}

function fieldProblems<Schema extends z.ZodObject>(
  error: z.ZodError,
  sent: Readonly<Record<string, unknown>>,
  { schema, messages, language }: FormRules<Schema>,
): FieldProblem[] {
  return Object.keys(schema.shape).flatMap((field) => {
    const issue = error.issues.find((candidate) => candidate.path[0] === field);
    if (issue === undefined) return [];
    const texts = messages[field as keyof typeof messages];
    return [{ field, message: textFor(texts, issue, sent[field])[language] }];
  });
}

function textFor(messages: FieldMessages, issue: z.core.$ZodIssue, value: unknown): LocalizedText {
  if ("ko" in messages) return messages;
  if (isEmpty(value)) return messages.missing;
  if (issue.code === "too_big") return messages.tooLong ?? messages.wrong;
  if (issue.code === "too_small") return messages.tooShort ?? messages.wrong;
  return messages.wrong;
}

function isEmpty(value: unknown): boolean {
  if (typeof value === "string") return value.trim() === "";
  return value === undefined || (Array.isArray(value) && value.length === 0);
}
