import { fitted } from "./progress-line.ts";

/** Where lines go; `process.stdout` is one. */
export interface Output {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/**
 * On a terminal the state is one line that is written over: it leaves the cursor at its own beginning, and whatever is said next
 * clears what is left of it. Elsewhere (in CI) there are only lines that stay.
 */
const clearRest = "\u001B[K";

export function sayTo(output: Output): (line: string) => void {
  return (line) => void output.write(output.isTTY === true ? `${line}${clearRest}\n` : `${line}\n`);
}

/** Nothing where lines cannot be written over. */
export function stateLineOf(output: Output): ((line: string) => void) | undefined {
  if (output.isTTY !== true) return undefined;
  return (line) => void output.write(`${fitted(line, columnsOf(output))}${clearRest}\r`);
}

/** A terminal without a size, as recorders of terminals make them, says 0. */
function columnsOf({ columns = 0 }: Output): number {
  return columns > 0 ? columns : 80;
}
