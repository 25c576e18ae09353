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

export type FormEntry = readonly [name: string, value: string];

/** Reads the entries anew each time: a form with files is still coming in. */
export function formFields(entries: readonly FormEntry[]): FormFields {
  const all = (name: string) => entries.filter((entry) => entry[0] === name).map(([, value]) => value);
  return {
    get names() {
      return [...new Set(entries.map(([name]) => name))];
    },
    has: (name) => entries.some((entry) => entry[0] === name),
    text: (name) => all(name).at(-1) ?? "",
    all,
    values: (without = []) => valuesOf(entries, without),
  };
}

function valuesOf(entries: readonly FormEntry[], without: readonly string[]): FormValues {
  const fields = [...Map.groupBy(entries, ([name]) => name)];
  const kept = fields.filter(([name]) => !without.includes(name) && name !== "__proto__");
  return Object.fromEntries(
    kept.map(([name, sent]) => {
      const values = sent.map(([, value]) => value);
      return [name, values.length === 1 ? (values[0] ?? "") : values];
    }),
  );
}
