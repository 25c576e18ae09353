import { defineCommand } from "../core/command.ts";
import type { Style } from "../core/style.ts";
import type { ModuleNames } from "./module-names.ts";
import type { MadeModule } from "./make-module.ts";

export const newCommand = defineCommand({
  name: "new",
  group: "Make",
  summary: "make a module that works: pages, form, API, tests",
  description:
    "Writes modules/<id>: a list, an entry, a form with validation, an API with OpenAPI, a box for the home page, a migration, texts in Korean and English, tests, load journeys and a README. It is known to npm and turbo at once, without the network. Where a part fails, nothing of it stays.",
  positionals: [{ name: "id", description: "the module's id, for example reservations", required: true }],
  options: {
    "name-ko": { type: "text", value: "NAME", description: "what citizens call it in Korean" },
    "name-en": { type: "text", value: "NAME", description: "in English; the id in words when left out" },
    department: { type: "text", value: "NAME", description: "the department that answers for it, in Korean" },
    "department-en": { type: "text", value: "NAME", description: "in English" },
    telephone: { type: "text", value: "NUMBER", description: "what citizens call, for example 000-000-2050" },
  },
  examples: [
    { line: "npx madang new reservations", does: "Makes modules/reservations." },
    {
      line: 'npx madang new road-works --name-ko "도로 공사" --department "도로과" --department-en "Roads Division"',
      does: "With names of your own.",
    },
  ],
  async run({ positionals: [id = ""], options, root, reporter, signal }) {
    const { moduleNames } = await import("./module-names.ts");
    const { makeModule } = await import("./make-module.ts");
    const names = moduleNames(id, {
      nameKo: options["name-ko"],
      nameEn: options["name-en"],
      departmentKo: options.department,
      departmentEn: options["department-en"],
      telephone: options.telephone,
    });
    const made = await makeModule(names, { root, reporter, signal });
    return { data: { ...names, ...made }, text: ({ style }) => whatNext(names, made, style) };
  },
});

function whatNext({ id, name }: ModuleNames, { workspace }: MadeModule, style: Style): string {
  const lines = [
    `${workspace} is there: ${name.ko}, ${name.en}. Next:`,
    "",
    `  ${style.strong(`npx madang dev ${id}`)}      see it inside the portal while you change it`,
    `  ${style.strong(`npx madang check ${id}`)}    everything that a release must pass`,
    `  ${style.strong(`npx madang release ${id}`)}  into the running portal`,
    "",
    `Begin to read with ${workspace}/module.ts and README.md; docs/modules.md explains the rest.`,
    `git add ${workspace} package-lock.json docs`,
  ];
  return lines.join("\n");
}
