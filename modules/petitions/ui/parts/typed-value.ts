import { fieldText, type FormState } from "@madang/module-kit";

/** What a field shows: what was just typed, where the form was refused, otherwise what was saved. */
export function typedValue<Field extends string>(
  form: FormState | undefined,
  values: Readonly<Record<Field, string>>,
  field: Field,
): string {
  return form === undefined ? values[field] : fieldText(form, field);
}
