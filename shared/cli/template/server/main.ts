import { serveModule } from "@madang/module-kit/server";
import { exampleServiceDefinition } from "./example-service-definition.ts";

await serveModule(exampleServiceDefinition);
