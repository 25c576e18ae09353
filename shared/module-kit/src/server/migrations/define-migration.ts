import type { Kysely } from "kysely";
import { kitErrors } from "../../errors.ts";

export type MigrationKind = "expand" | "contract";

export interface Migration {
  /** `0001-items.expand`: the name of its file without extension. */
  readonly name: string;
  readonly kind: MigrationKind;
  // A migration works on tables as they were then, not as the module's types describe them now.
  // eslint-disable-next-line typescript/no-explicit-any
  readonly up: (db: Kysely<any>) => Promise<unknown>;
}

const pattern = /^\d{4}-[a-z0-9]+(-[a-z0-9]+)*\.(expand|contract)$/;

/**
 * One step. `expand` adds what a new release needs and leaves everything that the previous one uses; `contract` removes what no
 * release uses any more. Throws KIT_MIGRATION_NAME.
 */
export function defineMigration(name: string, up: Migration["up"]): Migration {
  const kind = pattern.exec(name)?.[2];
  if (kind === undefined)
    throw kitErrors.create("MIGRATION_NAME", {
      name,
      problem: "it needs four digits, a name and .expand or .contract",
    });
  return { name, kind: kind as MigrationKind, up };
}

/** In the order of their numbers, each number once. Throws KIT_MIGRATION_NAME. */
export function inOrder(migrations: readonly Migration[]): Migration[] {
  const sorted = migrations.toSorted((left, right) => (left.name < right.name ? -1 : 1));
  for (const [index, { name }] of sorted.entries())
    if (sorted[index - 1]?.name.slice(0, 4) === name.slice(0, 4))
      throw kitErrors.create("MIGRATION_NAME", { name, problem: "another migration has the same number" });
  return sorted;
}
