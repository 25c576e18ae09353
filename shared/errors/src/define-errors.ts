/**
 * One table per package describes every error it can raise. The table is what throws, what the HTTP answer
 * is made from, and what `docs/errors.md` is generated from, so that a code never means two things.
 */
export interface ErrorDefinition {
  /** HTTP status that an uncaught error of this kind becomes. */
  readonly status: number;
  /** What happened. `{name}` is replaced by the value given when it is raised. */
  readonly message: string;
  /** What the reader can do about it; the same placeholders. */
  readonly remedy: string;
}

export type ErrorTable = Readonly<Record<string, ErrorDefinition>>;

export type ErrorValues = Readonly<Record<string, string | number | boolean>>;

/** Carries a stable `code` (PREFIX_NAME), an HTTP `status`, a message that names the value, and the remedy. */
export class MadangError extends Error {
  readonly code: string;
  readonly status: number;
  readonly remedy: string;

  constructor(options: { code: string; definition: ErrorDefinition; values: ErrorValues; cause?: unknown }) {
    const { code, definition, values, cause } = options;
    const remedy = fillIn(definition.remedy, values);
    super(`${fillIn(definition.message, values)} ${remedy}`, cause === undefined ? undefined : { cause });
    this.name = "MadangError";
    this.code = code;
    this.status = definition.status;
    this.remedy = remedy;
  }
}

export interface ErrorCatalogue<T extends ErrorTable> {
  readonly prefix: string;
  readonly table: T;
  /** Builds the error; the caller throws it, so that control flow stays visible. */
  create(name: keyof T & string, values?: ErrorValues, cause?: unknown): MadangError;
  is(error: unknown, name: keyof T & string): error is MadangError;
}

/** `defineErrors("GATEWAY", { UPSTREAM_TIMEOUT: {…} })` raises errors coded `GATEWAY_UPSTREAM_TIMEOUT`. */
export function defineErrors<const T extends ErrorTable>(prefix: string, table: T): ErrorCatalogue<T> {
  return {
    prefix,
    table,
    create(name, values = {}, cause) {
      const definition = table[name];
      if (definition === undefined) throw new TypeError(`${prefix} has no error named ${name}`);
      return new MadangError({ code: `${prefix}_${name}`, definition, values, cause });
    },
    is(error, name): error is MadangError {
      return error instanceof MadangError && error.code === `${prefix}_${name}`;
    },
  };
}

/** Room for a list of problems, yet no log line grows without bound. */
const longestValue = 1500;

function fillIn(template: string, values: ErrorValues): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : printable(String(value));
  });
}

/** Control characters in a quoted value could forge log lines or terminal output. */
function printable(value: string): string {
  const visible = value.replace(/\p{Cc}/gu, "�");
  return visible.length > longestValue ? `${visible.slice(0, longestValue)}…` : visible;
}
