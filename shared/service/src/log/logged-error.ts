export interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: LoggedError;
}

const deepestCause = 4;

/**
 * What a log keeps of an error. Never its other fields: PostgreSQL's `detail` and `where` quote the row that a person
 * has sent, and its message quotes the value after a colon.
 */
export function loggedError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) };
  const { code, cause } = error as Error & { code?: unknown };
  const message = withoutQuotedValue(error);
  return {
    type: error.name,
    message,
    ...(typeof code === "string" ? { code } : {}),
    ...(error.stack === undefined ? {} : { stack: frames(error.stack) }),
    ...(cause === undefined || depth >= deepestCause ? {} : { cause: loggedError(cause, depth + 1) }),
  };
}

/** SQLSTATE class 22 and 23 messages are `invalid input syntax for type integer: "<what was sent>"`. */
function withoutQuotedValue(error: Error): string {
  const fromDatabase = "severity" in error && "code" in error;
  return fromDatabase ? (error.message.split(': "')[0] ?? "") : error.message;
}

/** The stack repeats the message, which was dealt with above. */
function frames(stack: string): string {
  return stack
    .split("\n")
    .filter((line) => line.trimStart().startsWith("at "))
    .map((line) => line.trim())
    .join("\n");
}
