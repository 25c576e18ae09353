import type { ServerModule } from "@madang/module-kit/server";
import manifest from "../module.ts";
import type { PetitionsConfig } from "./config.ts";
import type { PetitionsTables } from "./queries/tables.ts";

/** The manifest with the types of this server's database and options. */
export const petitions: ServerModule<
  typeof manifest,
  { database: PetitionsTables; config: PetitionsConfig }
> = manifest;
