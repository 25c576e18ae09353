/** Seconds from now, written as an HTTP date when the origin answers. */
export interface FromNow {
  readonly fromNow: number;
}

export type Field = readonly [name: string, value: string | FromNow];

/** One request of a client's, what the origin answers if it is asked, and what must come of it. */
export interface Step {
  readonly method?: string;
  /** Added to the requirement's own address. */
  readonly path?: string;
  readonly fields?: readonly Field[];
  /** What the origin says if it is asked; 200 without fields when left out. `broken`: it hangs up. */
  readonly origin?: { readonly status?: number; readonly fields?: readonly Field[] } | "broken";
  /** `asked`: the origin made this answer. `stored`: it was not asked. `validated`: it was asked whether the stored one is still true. */
  readonly comes?: "asked" | "stored" | "validated";
  readonly status?: number;
  /** Fields of the answer; undefined for one that must not be there. */
  readonly shows?: Readonly<Record<string, string | undefined>>;
  /** Seconds that pass afterwards. */
  readonly wait?: number;
}

export interface Requirement {
  readonly does: string;
  /** Of RFC 9111 where no other is named. */
  readonly section: string;
  readonly steps: readonly Step[];
}

export function fromNow(seconds: number): FromNow {
  return { fromNow: seconds };
}

/** The origin answers this; two seconds later the same is asked for again. */
export function twice(
  does: string,
  section: string,
  options: { fields: readonly Field[]; comes: NonNullable<Step["comes"]>; status?: number; wait?: number },
): Requirement {
  const { fields, comes, status = 200, wait = 2 } = options;
  return { does, section, steps: [{ origin: { status, fields }, comes: "asked", wait }, { comes }] };
}

export function cacheControl(value: string): Field {
  return ["cache-control", value];
}
