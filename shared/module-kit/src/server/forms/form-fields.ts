import type { FormValues } from "../../view/form-state.ts";

/** What a form sent. Values are NFC, with line feeds alone and without a character that PostgreSQL refuses. */
export interface FormFields {
  readonly names: readonly string[];
  has(name: string): boolean;
  /** The last value of that name, or "": of a hidden and a visible control of one name the later one counts. */
  text(name: string): string;
  all(name: string): readonly string[];
  /** For `invalid({ errors, values })`. Fields named in `without` are left out: passwords are typed again. */
  values(without?: readonly string[]): FormValues;
}

export function formFields(entries: Iterable<readonly [string, string]>): FormFields {
  const fields = new Map<string, string[]>();
  for (const [name, value] of entries) fields.set(name, [...(fields.get(name) ?? []), value]);
  return {
    names: [...fields.keys()],
    has: (name) => fields.has(name),
    text: (name) => fields.get(name)?.at(-1) ?? "",
    all: (name) => fields.get(name) ?? [],
    values: (without = []) => valuesOf(fields, without),
  };
}

function valuesOf(fields: ReadonlyMap<string, readonly string[]>, without: readonly string[]): FormValues {
  const kept = [...fields].filter(([name]) => !without.includes(name) && name !== "__proto__");
  return Object.fromEntries(
    kept.map(([name, values]) => [name, values.length === 1 ? (values[0] ?? "") : values]),
  );
}
