import path from "node:path";
import { pathToFileURL } from "node:url";
import { describeConfig, type OptionFacts, type OptionsSchema } from "@madang/service";
import { moduleOptionsSchema } from "@madang/module-kit/server";
import { z } from "zod";
import { code, page, table } from "./markdown.ts";
import { filesMatching } from "./source-files.ts";

/** docs/configuration.md: each option of each process. */
export async function configurationPage(root: string): Promise<string> {
  const sections = [
    `## npm start\n\n\`\`\`text\n${(await exported<string>(root, "infra/dev/src/options.ts", "help")).trim()}\n\`\`\``,
    section("Gateway", await schemaIn(root, "gateway/src/config.ts", "configSchema")),
    section(
      "npm run gateway",
      await schemaIn(root, "gateway/src/standalone/options.ts", "standaloneSchema"),
      "Option",
    ),
    section("Runner", await schemaIn(root, "infra/dev/src/runner/runner-options.ts", "runnerSchema")),
    section("Every module", moduleOptionsSchema({ database: true })),
  ];
  for (const file of filesMatching(root, ["modules/*/server/config.ts", "shell/src/server/config.ts"])) {
    const name = file.startsWith("shell/") ? "shell" : (file.split("/").at(-3) ?? file);
    sections.push(section(`Module ${name}, besides`, z.object(await shapeIn(root, file, `${name}Options`))));
  }
  return page(
    "Configuration",
    "A process reads its options once, at start: from its environment, else from the JSON file that `MADANG_CONFIG` names, else the default. A wrong or unknown option stops it with a sentence that lists the valid ones.",
    sections,
  );
}

const schemaIn = exported<OptionsSchema>;
const shapeIn = exported<z.ZodRawShape>;

async function exported<T>(root: string, file: string, name: string): Promise<T> {
  const loaded = (await import(pathToFileURL(path.join(root, file)).href)) as Record<string, T | undefined>;
  const value = loaded[name];
  if (value === undefined) throw new Error(`${file} does not export ${name}, which describes its options.`);
  return value;
}

function section(title: string, schema: OptionsSchema, source = "Variable"): string {
  const rows = describeConfig(schema).map((option) => [
    code(option.env ?? ""),
    code(option.key),
    typeOf(option),
    option.required ? "required" : code(option.default ?? ""),
    `${option.description}${option.secret ? " Secret." : ""}`,
  ]);
  return `## ${title}\n\n${table([source, "Key in the file", "Type", "Default", "Meaning"], rows)}`;
}

function typeOf({ type, choices }: OptionFacts): string {
  return choices.length === 0 ? type : choices.join(", ");
}
