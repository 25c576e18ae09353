import { MadangError } from "@madang/errors";
import { stopSignal } from "../stop-signal.ts";
import { findK6 } from "./find-k6.ts";

// Finds k6, or builds it, and says so; a sentence and status 1 where neither can be done.
const say = (line: string) => void process.stdout.write(`${line}\n`);

try {
  await findK6({ environment: process.env, say, signal: stopSignal() });
  process.exit(0);
} catch (error) {
  if (!(error instanceof MadangError)) throw error;
  say(error.message);
  process.exit(1);
}
