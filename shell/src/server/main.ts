import { serveModule } from "@madang/module-kit/server";
import { shellDefinition } from "./shell-definition.ts";

await serveModule(shellDefinition());
