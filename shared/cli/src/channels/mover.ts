import { userInfo } from "node:os";
import { plainText } from "../core/plain-text.ts";

/** Who asks, as the books should name the person besides the token: MADANG_BY, else the account's name. */
export function mover(environment: Readonly<Record<string, string | undefined>>): string {
  const given = environment["MADANG_BY"];
  return plainText(given === undefined || given === "" ? accountName() : given).slice(0, 100);
}

/** A container may run under a number that has no name. */
function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    return `user ${process.getuid?.() ?? "unknown"}`;
  }
}
