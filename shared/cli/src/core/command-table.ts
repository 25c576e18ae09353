import { nearestName } from "@madang/errors";
import { cliErrors } from "../errors.ts";
import type { Command } from "./command.ts";

/**
 * The command that the words name and the words after it. The longest name wins: "keys new". Throws CLI_COMMAND_UNKNOWN.
 */
export function findCommand(
  commands: readonly Command[],
  words: readonly string[],
): { command: Command; rest: readonly string[] } {
  const first = words.findIndex((word) => !word.startsWith("-"));
  if (first === -1) throw unknown(commands, words[0] ?? "");
  for (const length of [2, 1]) {
    const name = words.slice(first, first + length).join(" ");
    const command = commands.find((candidate) => candidate.name === name);
    if (command !== undefined)
      return { command, rest: [...words.slice(0, first), ...words.slice(first + length)] };
  }
  throw unknown(commands, words.slice(first, first + 2).join(" "));
}

function unknown(commands: readonly Command[], name: string) {
  const names = commands.map((command) => command.name);
  const [word = ""] = name.split(" ");
  const family = names.filter((candidate) => candidate.startsWith(`${word} `));
  const near = nearestName(name, [...names, "--help"]) ?? nearestName(word, names);
  const suggestion = family.length > 0 ? `Of ${word} there are: ${family.join(", ")}.` : meant(near);
  return cliErrors.create("COMMAND_UNKNOWN", { name, suggestion });
}

export function meant(near: string | undefined): string {
  return near === undefined ? "" : `Did you mean ${near}?`;
}
