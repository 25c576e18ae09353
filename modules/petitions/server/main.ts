import { serveModule } from "@madang/module-kit/server";
import { petitionsDefinition } from "./petitions-definition.ts";

await serveModule(petitionsDefinition);
