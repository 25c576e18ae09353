import { fileURLToPath } from "node:url";
import { runCommand } from "./command.ts";

await runCommand(fileURLToPath(new URL("../../..", import.meta.url)));
