import { runCommandLine } from "../command-line.ts";
import { runRunner } from "./run-runner.ts";

await runCommandLine(async (signal, terminal) => {
  await runRunner({ environment: process.env, terminal, signal });
  return 0;
});
