import { Writable } from "node:stream";
import { commands as all } from "../src/commands.ts";
import type { Command } from "../src/core/command.ts";
import { runMadang } from "../src/run-madang.ts";

/** Keeps what is written; `columns` makes it a terminal. */
export class Paper extends Writable {
  readonly isTTY: boolean;
  readonly columns: number;
  text = "";

  constructor(columns = 0) {
    super({ decodeStrings: false });
    this.isTTY = columns > 0;
    this.columns = columns;
  }

  override _write(chunk: string | Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

export interface CallOptions {
  readonly commands?: readonly Command[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly folder?: string;
  readonly root?: string;
  /** Columns of a terminal; none without. */
  readonly terminal?: number;
  readonly signal?: AbortSignal;
}

/** One call of the command line, as a shell makes it. */
export async function callMadang(words: readonly string[], options: CallOptions = {}) {
  const { commands = all, environment = {}, folder = "/", root = "/nowhere", terminal = 0 } = options;
  const out = new Paper(terminal);
  const err = new Paper(terminal);
  const signal = options.signal ?? new AbortController().signal;
  const exit = await runMadang(words, { commands, environment, folder, root, out, err, signal });
  return { exit, out: out.text, err: err.text };
}
