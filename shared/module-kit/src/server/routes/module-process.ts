import type { Manifest } from "@madang/manifest";
import type { Kysely } from "kysely";

/** What the routes need of the process that they run in. */
export interface ModuleProcess {
  readonly module: Manifest;
  readonly build: string;
  /** Throws KIT_DATABASE_MISSING in a module without one. */
  readonly db: () => Kysely<unknown>;
  readonly config: unknown;
}
