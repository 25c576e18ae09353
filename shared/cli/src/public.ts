export { commands } from "./commands.ts";
export type { Command, CommandFacts, CommandGroup, OptionFacts, PositionalFacts } from "./core/command.ts";
export { commonOptions } from "./core/common-options.ts";
export { exitCodeMeanings, exitCodes, type ExitCode } from "./core/exit-codes.ts";
export {
  commandExitCodes,
  commandGroups,
  optionDescription,
  optionLabel,
  overview,
  usageOf,
} from "./core/help-text.ts";
export { cliErrors } from "./errors.ts";
