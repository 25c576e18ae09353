import { execFile } from "node:child_process";

/** What a program says on stdout, or nothing where it does not run or fails. */
export function outputOf(file: string, args: readonly string[]): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(file, [...args], { timeout: 20_000, encoding: "utf8" }, (error, stdout) =>
      resolve(error === null ? stdout : undefined),
    );
  });
}
