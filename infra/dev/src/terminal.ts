import type { Writable } from "node:stream";

/** What a person who started the portal sees. Lines only, so that it reads the same in a file. */
export interface Terminal {
  /** Something is done. */
  done(what: string, startedAt: number): void;
  say(line: string): void;
  warn(line: string): void;
}

export function openTerminal(out: Writable = process.stdout, trouble: Writable = process.stderr): Terminal {
  for (const stream of [out, trouble]) stream.on("error", () => undefined);
  return {
    done: (what, startedAt) => out.write(`  ✓ ${what} (${seconds(Date.now() - startedAt)})\n`),
    say: (line) => out.write(`${line}\n`),
    warn: (line) => trouble.write(`${line}\n`),
  };
}

export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
