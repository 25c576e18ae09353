import { MadangError } from "@madang/errors";
import { exitCodeOf, exitCodes, type ExitCode } from "./exit-codes.ts";

/** An error as the command's answer. */
export interface Failure {
  readonly exit: ExitCode;
  readonly code: string;
  /** With the remedy at its end. */
  readonly message: string;
  readonly remedy: string | undefined;
  /** Names, places and causes, for `--debug`. */
  readonly trace: string;
}

export function describeFailure(error: unknown): Failure {
  const trace = traceOf(error);
  if (error instanceof MadangError) {
    const { code, message, remedy } = error;
    return {
      exit: exitCodeOf(error),
      code,
      message: message.replaceAll(/ {2,}/g, " ").trim(),
      remedy,
      trace,
    };
  }
  const message = error instanceof Error ? error.message : String(error);
  return {
    exit: exitCodes.fault,
    code: "CLI_FAULT",
    message: `madang did not expect this: ${message.replace(/\p{Cc}/gu, "�")} Run it again with --debug and report what it says.`,
    remedy: undefined,
    trace,
  };
}

function traceOf(error: unknown): string {
  const lines: string[] = [];
  let cause = error;
  while (cause instanceof Error && lines.length < 10) {
    lines.push(cause.stack ?? cause.message);
    cause = cause.cause;
  }
  return lines.join("\ncaused by: ");
}
