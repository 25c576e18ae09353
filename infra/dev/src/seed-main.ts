import { fileURLToPath } from "node:url";
import { runCommandLine } from "./command-line.ts";
import { runSeedCommand } from "./seed-command.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));

await runCommandLine((signal, terminal) =>
  runSeedCommand({
    root,
    args: process.argv.slice(2),
    environment: process.env,
    terminal,
    signal,
  }),
);
