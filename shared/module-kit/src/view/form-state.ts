/** One message that belongs to one field, in the order of the form. */
export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

/** What the visitor sent, by field: several values where the form has several controls of one name. */
export type FormValues = Readonly<Record<string, string | readonly string[]>>;

export interface FormState {
  readonly errors: readonly FieldProblem[];
  readonly values: FormValues;
}

/** What was written in a field, or nothing. */
export function fieldText(form: FormState | undefined, field: string): string {
  return fieldTexts(form, field).at(-1) ?? "";
}

/** Everything that was chosen for a field, for example by check boxes of one name. */
export function fieldTexts(form: FormState | undefined, field: string): readonly string[] {
  if (form === undefined || !Object.hasOwn(form.values, field)) return [];
  const value = form.values[field] ?? [];
  return typeof value === "string" ? [value] : value;
}

/** What is wrong with a field, or undefined. */
export function fieldMessage(form: FormState | undefined, field: string): string | undefined {
  return form?.errors.find((problem) => problem.field === field)?.message;
}
