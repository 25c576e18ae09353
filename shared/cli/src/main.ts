import path from "node:path";
import { fileURLToPath } from "node:url";
import { commands } from "./commands.ts";
import { exitCodes } from "./core/exit-codes.ts";
import { stopSignal } from "./core/stop-signal.ts";
import { runMadang } from "./run-madang.ts";

const { stdout: out, stderr: err } = process;
// A reader that has seen enough (`madang status | head`) is no error.
for (const stream of [out, err]) stream.on("error", () => undefined);

const exit = await runMadang(process.argv.slice(2), {
  commands,
  environment: process.env,
  folder: process.cwd(),
  root: path.resolve(fileURLToPath(import.meta.url), "../../../.."),
  out,
  err,
  signal: stopSignal(() => process.exit(exitCodes.stopped)),
});
// Both are written when the last write's callback comes: a pipe takes them later than the process could end.
out.write("", () => err.write("", () => process.exit(exit)));
