import type { Command, CommandGroup, OptionFacts } from "./command.ts";
import { commonOptions } from "./common-options.ts";
import { exitCodeMeanings, type ExitCode } from "./exit-codes.ts";
import { plainStyle, type Style } from "./style.ts";

export const commandGroups: readonly CommandGroup[] = ["Make", "Release", "Look", "Keys and trust"];

/** `madang release <id> [options]` */
export function usageOf(command: Command): string {
  const words = command.positionals.map(({ name, required }) => (required ? `<${name}>` : `[${name}]`));
  return ["madang", command.name, ...words, "[options]"].join(" ");
}

export function optionLabel(name: string, facts: OptionFacts): string {
  return facts.type === "flag" ? `--${name}` : `--${name} ${facts.value}`;
}

/** With the values that it may have. */
export function optionDescription(facts: OptionFacts): string {
  if (facts.type !== "text" || facts.choices === undefined) return facts.description;
  return `${facts.description} (${facts.choices.join(", ")})`;
}

/** Codes that the command gives, with what they mean in its case. */
export function commandExitCodes(command: Command): [ExitCode, string][] {
  const all = { ...exitCodeMeanings, ...command.exitCodes };
  return Object.entries(all).map(([code, meaning]) => [Number(code) as ExitCode, meaning]);
}

/** What `madang --help` says. */
export function overview(commands: readonly Command[], style: Style = plainStyle): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const sections = commandGroups.flatMap((group) => {
    const rows = commands.filter((command) => command.group === group);
    return rows.length === 0
      ? []
      : [
          section(
            style,
            group,
            rows.map(({ name, summary }) => [name, summary]),
            width,
          ),
        ];
  });
  return [
    "madang: one module, from nothing to every visitor, and back.",
    section(style, "Usage", [
      ["madang <command> [options]", ""],
      ["madang <command> --help", ""],
    ]),
    ...sections,
    section(style, "Options of every command", optionRows(commonOptions)),
    section(style, "Exit codes", Object.entries(exitCodeMeanings)),
  ].join("\n\n");
}

/** What `madang <command> --help` says. */
export function helpOf(command: Command, style: Style = plainStyle): string {
  const { summary, description, positionals, options, examples } = command;
  const parts = [
    `madang ${command.name}: ${summary}.`,
    section(style, "Usage", [[usageOf(command), ""]]),
    ...(description === undefined ? [] : [description]),
    ...(positionals.length === 0
      ? []
      : [
          section(
            style,
            "Arguments",
            positionals.map(({ name, description }) => [name, description]),
          ),
        ]),
    ...(Object.keys(options).length === 0 ? [] : [section(style, "Options", optionRows(options))]),
    section(style, "Options of every command", optionRows(commonOptions)),
    section(
      style,
      "Examples",
      examples.flatMap(({ line, does }) => [
        [line, ""],
        ["", style.faint(does)],
      ]),
    ),
    section(
      style,
      "Exit codes",
      commandExitCodes(command).map(([code, meaning]) => [String(code), meaning]),
    ),
  ];
  return parts.join("\n\n");
}

function optionRows(options: Readonly<Record<string, OptionFacts>>): [string, string][] {
  return Object.entries(options).map(([name, facts]) => [optionLabel(name, facts), optionDescription(facts)]);
}

function section(style: Style, title: string, rows: readonly (readonly string[])[], least = 0): string {
  const width = Math.max(
    least,
    ...rows.filter(([, text]) => text !== "").map(([label = ""]) => label.length),
  );
  const lines = rows.map(([label = "", text = ""]) => `  ${label.padEnd(width)}  ${text}`.trimEnd());
  return `${style.strong(title)}\n${lines.join("\n")}`;
}
