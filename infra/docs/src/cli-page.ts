import {
  commandExitCodes,
  commandGroups,
  commands,
  commonOptions,
  exitCodeMeanings,
  optionDescription,
  optionLabel,
  usageOf,
  type Command,
  type OptionFacts,
} from "@madang/cli";
import { code, page, table } from "./markdown.ts";

const introduction = `\`npx madang\` is what a team works with: it makes a module, checks it, brings it to visitors and takes it back. It needs Node 20 or newer. On a clean clone, before \`npm install\` or \`npm start\` has run once, it is \`npm run madang -- <command>\`, which installs what is missing.

Which portal: \`--portal URL\`, else the variable \`MADANG_ADMIN_URL\`, else the running \`npm start\`. With which right: the token in \`MADANG_TOKEN\` (the running \`npm start\` has one of its own). Signed with which key: \`--key FILE\`, else \`MADANG_KEY_FILE\`, else \`.madang/keys/team.pem\`; \`MADANG_KEY_PASSPHRASE\` opens an encrypted one. A token or a passphrase never stands on the command line, where other users of the machine see it. \`MADANG_BY\` names you in the history of a portal whose token several people share.`;

/** docs/cli.md: each command with its options, examples and exit codes. */
export async function cliPage(): Promise<string> {
  const sections = commandGroups.flatMap((group) => {
    const inGroup = commands.filter((command) => command.group === group);
    return inGroup.length === 0 ? [] : [`## ${group}`, ...inGroup.map(section)];
  });
  return page("The madang command", introduction, [everyCommand(), ...sections]);
}

function everyCommand(): string {
  const codes = Object.entries(exitCodeMeanings).map(([exit, meaning]) => [code(exit), meaning]);
  return [
    "## Every command",
    optionTable(commonOptions),
    "Standard output holds the result alone, with `--json` as one document (`command`, `exit`, and `result` or `error`); progress and errors go to standard error. Colours appear on a terminal only, and never with `NO_COLOR`.",
    table(["Exit code", "Meaning"], codes),
  ].join("\n\n");
}

function section(command: Command): string {
  const { name, summary, description, positionals, options, examples } = command;
  const own = commandExitCodes(command).filter(([exit]) => command.exitCodes?.[exit] !== undefined);
  return [
    `### ${name}`,
    `\`${usageOf(command)}\`: ${summary}.`,
    ...(description === undefined ? [] : [description]),
    ...(positionals.length === 0
      ? []
      : [
          table(
            ["Argument", "Meaning"],
            positionals.map((fact) => [
              code(fact.name),
              fact.required ? fact.description : `${fact.description} (may be left out)`,
            ]),
          ),
        ]),
    ...(Object.keys(options).length === 0 ? [] : [optionTable(options)]),
    ["```sh", ...examples.flatMap(({ line, does }) => [`# ${does}`, line]), "```"].join("\n"),
    ...(own.length === 0 ? [] : [own.map(([exit, meaning]) => `Exit code ${exit}: ${meaning}.`).join(" ")]),
  ].join("\n\n");
}

function optionTable(options: Readonly<Record<string, OptionFacts>>): string {
  const rows = Object.entries(options).map(([name, facts]) => [
    code(optionLabel(name, facts)),
    optionDescription(facts),
  ]);
  return table(["Option", "Meaning"], rows);
}
