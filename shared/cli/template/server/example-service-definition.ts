import type { ModuleDefinition } from "@madang/module-kit/server";
import { entriesMigration } from "../migrations/0001-entries.expand.ts";
import { exampleServiceApi } from "./api/example-service-api.ts";
import { newestBox } from "./boxes/newest.ts";
import { publish } from "./commands/publish.ts";
import { addSample } from "./commands/sample.ts";
import { exampleServiceOptions } from "./config.ts";
import { exampleServiceModule } from "./example-service-module.ts";
import { entryPage } from "./pages/entry.ts";
import { listPage } from "./pages/list.ts";
import { newPage } from "./pages/new.ts";
import { receivedPage } from "./pages/received.ts";

/** Everything that this module answers. */
export const exampleServiceDefinition: ModuleDefinition = {
  module: exampleServiceModule,
  pages: [listPage, newPage, receivedPage, entryPage],
  boxes: [newestBox],
  api: exampleServiceApi,
  migrations: [entriesMigration],
  commands: { publish, sample: addSample },
  options: exampleServiceOptions,
};
