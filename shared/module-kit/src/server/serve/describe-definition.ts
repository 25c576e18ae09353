import type { z } from "zod";
import { inOrder, type MigrationKind } from "../migrations/define-migration.ts";
import { migrationChecksum } from "../migrations/migration-checksum.ts";
import { openApiDocument } from "../openapi/openapi-document.ts";
import { checkDefinition } from "./check-definition.ts";
import type { ModuleDefinition } from "./module-definition.ts";

type JsonSchema = Readonly<Record<string, unknown>>;

/** What only the module's code knows of what others rely on: the manifest says the rest. */
export interface DefinitionDescription {
  readonly schema: 1;
  /** What the values in a page's address must be, as JSON Schema 2020-12 of what is sent. */
  readonly pages: Readonly<Record<string, { readonly params: JsonSchema; readonly query: JsonSchema }>>;
  readonly boxes: Readonly<Record<string, { readonly query: JsonSchema }>>;
  readonly openapi?: JsonSchema;
  readonly migrations: readonly {
    readonly name: string;
    readonly kind: MigrationKind;
    readonly checksum: string;
  }[];
  readonly commands: readonly string[];
}

/** Reads the definition alone: no configuration, no database. */
export async function describeDefinition(definition: ModuleDefinition): Promise<DefinitionDescription> {
  checkDefinition(definition);
  const { module, pages = [], boxes = [], api, migrations = [], commands = {} } = definition;
  return {
    schema: 1,
    pages: Object.fromEntries(
      pages.map(({ name, params, query }) => [name, { params: sent(params), query: sent(query) }]),
    ),
    boxes: Object.fromEntries(boxes.map(({ name, query }) => [name, { query: sent(query) }])),
    ...(api === undefined ? {} : { openapi: openApiDocument(module, api) }),
    migrations: await Promise.all(
      inOrder(migrations).map(async (migration) => ({
        name: migration.name,
        kind: migration.kind,
        checksum: await migrationChecksum(migration),
      })),
    ),
    commands: Object.keys(commands).sort(),
  };
}

function sent(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...rest } = schema.toJSONSchema({ io: "input", unrepresentable: "any" });
  return rest;
}
