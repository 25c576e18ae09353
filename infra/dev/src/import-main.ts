import { fileURLToPath } from "node:url";
import { runCommandLine } from "./command-line.ts";
import { runImportCommand } from "./import-command.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));

await runCommandLine((signal, terminal) =>
  runImportCommand({
    root,
    args: process.argv.slice(2),
    // npm changes into the project's folder and remembers where it was called.
    folder: process.env["INIT_CWD"] ?? process.cwd(),
    environment: process.env,
    terminal,
    signal,
  }),
);
