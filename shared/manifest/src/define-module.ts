import { checkPlainly, describeProblems } from "./describe-problems.ts";
import { manifestErrors } from "./errors.ts";
import { manifestSchema, type Manifest, type ManifestInput } from "./manifest.ts";

/** Checks what an author wrote in `module.ts` and fills in the defaults. Throws MANIFEST_INVALID. */
export function defineModule<const T extends ManifestInput>(input: T): DeclaredModule<T> {
  return parseManifest(input, typeof input.id === "string" ? input.id : "a module") as DeclaredModule<T>;
}

/** The manifest, with exactly the page and box names that the author wrote. */
export type DeclaredModule<T extends ManifestInput> = Omit<Manifest, keyof DeclaredNames<T>> &
  DeclaredNames<T>;

/** Keeps the names and paths as literal types, so that `definePage(module, "detail", …)` knows its parameters. */
export interface DeclaredNames<T extends ManifestInput> {
  readonly id: T["id"];
  readonly pages: {
    readonly [Name in keyof T["pages"] & string]: Manifest["pages"][string] & DeclaredPath<T["pages"], Name>;
  };
  readonly boxes: { readonly [Name in keyof T["boxes"] & string]: Manifest["boxes"][string] };
}

type DeclaredPath<Pages, Name extends keyof Pages> = Pages[Name] extends { path: infer Path extends string }
  ? { readonly path: Path }
  : { readonly path: string };

export function parseManifest(input: unknown, subject: string): Manifest {
  const result = checkPlainly(manifestSchema, input);
  if (result.success) return result.data;
  throw manifestErrors.create(
    "INVALID",
    { subject, problems: describeProblems(result.error, manifestSchema) },
    result.error,
  );
}
