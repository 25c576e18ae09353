/** Our services say the level in a word; pino's own way, which other programs have, is a number. */
const levels = new Map<unknown, string>([
  ["warn", "warning"],
  [40, "warning"],
  ["error", "error"],
  [50, "error"],
  ["fatal", "fatal"],
  [60, "fatal"],
]);

/**
 * What a person at the terminal should see of one log line: warnings and errors in words, nothing of the rest.
 * Lines that are not JSON come from outside the logger (a stack of Node, a library) and are shown as they are.
 */
export function forTerminal(line: string): string | undefined {
  const record = parse(line);
  if (record === undefined) return line.trim() === "" ? undefined : line.trimEnd();
  const level = levels.get(record["level"]);
  return level === undefined ? undefined : `${level}: ${describe(record)}`;
}

/** True for a line of the logger; what a command writes as its result is none, be it JSON or not. */
export function isLogLine(line: string): boolean {
  const record = parse(line);
  return record !== undefined && "level" in record && "time" in record;
}

/** The same for a message that quotes a log's end: every line in words, empty for the frame around an exception. */
export function inWords(line: string): string {
  const record = parse(line);
  if (record !== undefined) return describe(record);
  return aroundAnException.test(line) ? "" : line.trim();
}

/** Node prints the place, a caret, the stack and its version around an uncaught exception's message. */
const aroundAnException = /^(\s+at |\s*\^+$|file:\/\/|node:|Node\.js v|\s+throw |\s*$)/;

function describe(record: Record<string, unknown>): string {
  const message = typeof record["msg"] === "string" ? record["msg"] : "";
  const error = record["err"] as { message?: unknown; code?: unknown } | undefined;
  const cause = typeof error?.message === "string" && error.message !== message ? error.message : "";
  return [message, cause].filter((part) => part !== "").join(": ");
}

function parse(line: string): Record<string, unknown> | undefined {
  if (!line.startsWith("{")) return undefined;
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
