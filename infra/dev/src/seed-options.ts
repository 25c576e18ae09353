import { nearestName } from "@madang/errors";
import { supervisorErrors } from "./errors.ts";
import { checkModule } from "./module-command.ts";

export interface SeedOptions {
  readonly help: boolean;
  /** Modules to fill, in the order of their names. */
  readonly modules: readonly string[];
  /** What the modules' own command is told. */
  readonly args: readonly string[];
}

const options = ["--items", "--module", "--remove", "--help"];
const example = "npm run seed -- --items 100000 --module news";

/** Reads what stands after `npm run seed --`. Throws SUPERVISOR_SEED_OPTION_UNKNOWN and _COMMAND_MODULE_UNKNOWN. */
export function readSeedOptions(args: readonly string[], valid: readonly string[]): SeedOptions {
  const modules = new Set<string>();
  const forModules: string[] = [];
  let help = false;
  const words = args.flatMap((word) => {
    const [, name, value] = /^(--[a-z]+)=(.*)$/.exec(word) ?? [];
    return name === undefined ? [word] : [name, value ?? ""];
  });
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    if (word === "--help" || word === "-h") help = true;
    else if (word === "--module") modules.add(checkModule(words.shift(), { valid, example }));
    else if (word === "--items") forModules.push(word, words.shift() ?? "");
    else if (word === "--remove") forModules.push(word);
    else throw unknown(word);
  }
  return { help, modules: modules.size === 0 ? valid : [...modules].sort(), args: forModules };
}

function unknown(option: string): Error {
  const nearest = nearestName(option, options);
  return supervisorErrors.create("SEED_OPTION_UNKNOWN", {
    option,
    suggestion: nearest === undefined ? "" : `Did you mean ${nearest}?`,
    valid: options.join(", "),
  });
}
