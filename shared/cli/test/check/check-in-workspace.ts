import { checkCommand } from "../../src/check/check-command.ts";
import { runMadang } from "../../src/run-madang.ts";

/** `madang` in a workspace that is not this repository: the first argument is its folder. */
const [root = "", ...words] = process.argv.slice(2);
process.exitCode = await runMadang(words, {
  commands: [checkCommand],
  environment: process.env,
  folder: root,
  root,
  out: process.stdout,
  err: process.stderr,
  signal: new AbortController().signal,
});
