import { defineApi } from "@madang/module-kit/server";
import { exampleServiceModule } from "../example-service-module.ts";
import { entryRoutes } from "./entries.ts";

/** The public API; its document is made from the same schemas. */
export const exampleServiceApi = defineApi(exampleServiceModule, entryRoutes);
