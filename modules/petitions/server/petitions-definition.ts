import type { ModuleDefinition } from "@madang/module-kit/server";
import { petitionsMigration } from "../migrations/0001-petitions.expand.ts";
import { petitionsApi } from "./api/petition-types.ts";
import { findBox } from "./boxes/find.ts";
import { progressBox, startBox } from "./boxes/tasks.ts";
import { rotateKeys } from "./commands/rotate-keys.ts";
import { addSample } from "./commands/sample.ts";
import { petitionsOptions } from "./config.ts";
import { findPage } from "./pages/find.ts";
import { homePage } from "./pages/home.ts";
import { newPage } from "./pages/new.ts";
import { receiptPage } from "./pages/receipt.ts";
import { statusPage } from "./pages/status.ts";
import { petitions } from "./petitions-module.ts";

/** Everything that this module answers. */
export const petitionsDefinition: ModuleDefinition = {
  module: petitions,
  pages: [homePage, newPage, receiptPage, findPage, statusPage],
  boxes: [findBox, startBox, progressBox],
  api: petitionsApi,
  migrations: [petitionsMigration],
  commands: { sample: addSample, "rotate-keys": rotateKeys },
  options: petitionsOptions,
};
