import { describeConfig, type OptionFacts } from "@madang/service";
import { standaloneSchema } from "./options.ts";

const introduction = `Puts the gateway's cache and its protection before any HTTP site.

  npm run gateway -- --origin http://127.0.0.1:8000 [options]
`;

const width = 104;
const indent = 29;

/** The text of `--help`. Made from the schema, so that it cannot name an option that is not there. */
export function helpText(): string {
  const rows = [
    ...describeConfig(standaloneSchema).map((fact) => row(usage(fact), meaning(fact))),
    row("--config FILE", 'JSON file of the same options: {"origin": …, "defaultLifetime": 60}.'),
    row("--help", "Shows this text."),
  ];
  return `${introduction}\n${rows.join("\n")}\n`;
}

const placeholders: Record<OptionFacts["type"], string> = {
  text: " TEXT",
  number: " N",
  flag: "[=false]",
  list: " A,B",
  record: " JSON",
};

function usage({ env, type }: OptionFacts): string {
  return `${env}${placeholders[type]}`;
}

function meaning({ description, default: preset, required, choices }: OptionFacts): string {
  const valid = choices.length === 0 ? "" : ` One of ${choices.join(", ")}.`;
  const fallback = required ? " Required." : preset === undefined ? "" : ` (${JSON.parse(preset)})`;
  return `${description}${valid}${fallback}`;
}

function row(left: string, right: string): string {
  const lines = wrapped(right, width - indent);
  return lines.map((line, index) => `  ${(index === 0 ? left : "").padEnd(indent)}${line}`).join("\n");
}

function wrapped(text: string, most: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + word.length >= most) {
      lines.push(line);
      line = "";
    }
    line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
