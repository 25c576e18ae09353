import { MadangError } from "@madang/errors";

interface PlacedMessage {
  readonly text: string;
  readonly location: {
    readonly file: string;
    readonly line: number;
    readonly column: number;
    readonly lineText: string;
  } | null;
}

/** What keeps the module from being shown: each problem with its file, line and the line's text. */
export function describeProblem(error: unknown): string {
  const placed = messagesOf(error);
  if (placed.length > 0) return placed.map(describeMessage).join("\n\n");
  if (error instanceof MadangError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** What esbuild reports (https://esbuild.github.io/api/#message-format) stays the cause of what the build throws. */
function messagesOf(error: unknown): readonly PlacedMessage[] {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && "errors" in cause && Array.isArray(cause.errors)
    ? (cause.errors as PlacedMessage[])
    : [];
}

function describeMessage({ text, location }: PlacedMessage): string {
  if (location === null) return text;
  const { file, line, column, lineText } = location;
  return `${file}:${line}:${column + 1} ${text}\n  ${lineText}\n  ${" ".repeat(column)}^`;
}
