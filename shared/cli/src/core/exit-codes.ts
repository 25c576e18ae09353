/** What a command's exit code means: for scripts, so a number is never given another meaning. */
export const exitCodes = {
  done: 0,
  /** A check found something, a signature is wrong, a release was refused, a move failed or went back. */
  notSo: 1,
  wrongUse: 2,
  notAllowed: 3,
  unreachable: 4,
  /** EX_SOFTWARE of sysexits(3): a fault of madang itself. */
  fault: 70,
  /** As a shell says it of a program that Ctrl-C ended. */
  stopped: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export const exitCodeMeanings: Readonly<Record<ExitCode, string>> = {
  0: "done",
  1: "what was asked for does not hold: a check found something, a release was refused, a move failed or went back",
  2: "wrong use: an unknown command, option or value, or a configuration that cannot be read",
  3: "not allowed: no token, or one without the scope for it",
  4: "cannot reach: the portal is away, did not answer in time, or answered what is no answer",
  70: "a fault of madang itself; --debug shows where",
  130: "stopped by Ctrl-C",
};

/** An error's HTTP status (RFC 9110, section 15) says whose turn it is; so does the exit code. */
export function exitCodeOf(error: { readonly code: string; readonly status: number }): ExitCode {
  const { code, status } = error;
  if (status === 401 || status === 403) return exitCodes.notAllowed;
  if (status >= 502 && status <= 504) return exitCodes.unreachable;
  return status === 400 && code.startsWith("CLI_") ? exitCodes.wrongUse : exitCodes.notSo;
}
