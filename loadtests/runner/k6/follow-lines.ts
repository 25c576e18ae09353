import { closeSync, openSync, readSync } from "node:fs";
import { StringDecoder } from "node:string_decoder";

export interface FollowedLines {
  /** Reads what is left and stops. Throws what a reader of lines threw. */
  stop(): void;
}

const everyMs = 250;
const chunk = 65_536;

/** Hands on the lines of a file that another process writes, soon after they are there; it may not exist yet. */
export function followLines(file: string, onLine: (line: string) => void): FollowedLines {
  const decoder = new StringDecoder();
  const buffer = Buffer.alloc(chunk);
  let position = 0;
  let begun = "";
  let failure: { readonly error: unknown } | undefined;

  const read = () => {
    try {
      if (failure === undefined) readOn();
    } catch (error) {
      failure = { error };
    }
  };
  const readOn = () => {
    const opened = openIfThere(file);
    if (opened === undefined) return;
    try {
      for (let bytes = more(opened); bytes > 0; bytes = more(opened)) take(bytes);
    } finally {
      closeSync(opened);
    }
  };
  const more = (opened: number) => readSync(opened, buffer, 0, chunk, position);
  const take = (bytes: number) => {
    position += bytes;
    const lines = (begun + decoder.write(buffer.subarray(0, bytes))).split("\n");
    begun = lines.pop() ?? "";
    for (const line of lines) onLine(line);
  };

  const timer = setInterval(read, everyMs);
  return {
    stop() {
      clearInterval(timer);
      read();
      if (failure !== undefined) throw failure.error;
    },
  };
}

function openIfThere(file: string): number | undefined {
  try {
    return openSync(file, "r");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
