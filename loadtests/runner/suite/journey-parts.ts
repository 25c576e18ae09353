import type { LoadedModule } from "./read-suite.ts";

/** Parts of a script of journeys: what it imports, its list of journeys, and one exported function for each, which `runner.run` answers to. */
export interface JourneyParts {
  readonly imports: string;
  readonly list: string;
  /** k6 knows a scenario's function by its name. */
  readonly functions: string;
}

export function journeyParts(modules: readonly LoadedModule[], runner: string): JourneyParts {
  const journeys = modules.flatMap((module) =>
    module.journeys.map(({ name, file }) => ({ module: module.id, name, file })),
  );
  const imports = journeys.map(({ file }, index) => `import journey${index} from ${JSON.stringify(file)};`);
  const named = journeys.map(
    ({ module, name }, index) =>
      `  { module: ${JSON.stringify(module)}, name: ${JSON.stringify(name)}, exec: "run${index}", journey: journey${index} },`,
  );
  const functions = journeys.map(
    (_, index) => `export function run${index}() { ${runner}.run("run${index}"); }`,
  );
  return {
    imports: imports.join("\n"),
    list: `[\n${named.join("\n")}\n]`,
    functions: functions.join("\n"),
  };
}
