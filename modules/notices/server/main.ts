import { serveModule } from "@madang/module-kit/server";
import { noticesDefinition } from "./notices-definition.ts";

await serveModule(noticesDefinition);
