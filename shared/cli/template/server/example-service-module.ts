import type { ServerModule } from "@madang/module-kit/server";
import manifest from "../module.ts";
import type { ExampleServiceConfig } from "./config.ts";
import type { ExampleServiceTables } from "./queries/tables.ts";

/** The manifest with the types of this server's database and options. */
export const exampleServiceModule: ServerModule<
  typeof manifest,
  { database: ExampleServiceTables; config: ExampleServiceConfig }
> = manifest;
