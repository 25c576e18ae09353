import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { compile, inScratchFolder } from "./compiler.ts";
import type { ExportVerdict } from "./export-changes.ts";
import type { ContractExports } from "./module-contract.ts";

export interface DeclarationPair {
  readonly root: string;
  readonly last: ContractExports | undefined;
  readonly next: ContractExports | undefined;
  readonly signal: AbortSignal;
}

/**
 * Asks the compiler, of every export that both contracts have, whether what was written for the old one compiles with the new one: its
 * value or type must be assignable to the old one. Schemas are compared by what they give (`z.output`).
 */
export async function compareDeclarations({
  root,
  last,
  next,
  signal,
}: DeclarationPair): Promise<ExportVerdict[]> {
  if (last === undefined || next === undefined) return [];
  if (JSON.stringify(last.declarations) === JSON.stringify(next.declarations)) return [];
  return inScratchFolder(root, async (folder) => {
    writeAll(join(folder, "last"), last.declarations);
    writeAll(join(folder, "next"), next.declarations);
    const questions = questionsOf(last, next);
    const ask = async (arities: ReadonlyMap<string, number>) => {
      writeFileSync(join(folder, "questions.ts"), programOf({ last, next, questions, arities }));
      const { out } = await compile({
        root,
        folder,
        include: [join(folder, "questions.ts")],
        compilerOptions: { noEmit: true, noUnusedLocals: false, skipLibCheck: true },
        signal,
      });
      return problemsOf(out, questions);
    };
    const first = await ask(new Map());
    const arities = genericArities(first);
    return verdicts(questions, arities.size === 0 ? first : await ask(arities));
  });
}

interface Question {
  readonly name: string;
  readonly kind: "value" | "type";
}

function questionsOf(last: ContractExports, next: ContractExports): Question[] {
  const now = new Map(next.names.map(({ name, kind }) => [name, kind]));
  return last.names.filter(({ name, kind }) => now.get(name) === kind);
}

/** One line for each question, below three of its own. */
const firstLine = 4;

function programOf(parts: {
  last: ContractExports;
  next: ContractExports;
  questions: readonly Question[];
  arities: ReadonlyMap<string, number>;
}): string {
  const { last, next, questions, arities } = parts;
  const lines = questions.map(({ name, kind }, index) => {
    const typeArguments = "<" + Array.from({ length: arities.get(name) ?? 0 }, () => "any").join(", ") + ">";
    const of = (side: string) =>
      kind === "value"
        ? `Given<typeof ${side}.${name}>`
        : `${side}.${name}${arities.has(name) ? typeArguments : ""}`;
    return `export const q${index}: ${of("last")} = undefined as unknown as ${of("next")};`;
  });
  return [
    `import type * as last from "./last/${last.entry}";`,
    `import type * as next from "./next/${next.entry}";`,
    "type Given<T> = T extends { readonly _zod: { readonly output: infer Output } } ? Output : T;",
    ...lines,
    "",
  ].join("\n");
}

/** What the compiler says, by the name that it says it of. */
function problemsOf(output: string, questions: readonly Question[]): Map<string, string> {
  const problems = new Map<string, string>();
  let name: string | undefined;
  for (const line of output.split("\n")) {
    const found = /questions\.ts\((\d+),\d+\): error (TS\d+): (.*)$/.exec(line);
    if (found !== null) {
      name = questions[Number(found[1]) - firstLine]?.name;
      if (name !== undefined && !problems.has(name)) problems.set(name, `${found[2]} ${found[3]}`);
      continue;
    }
    // The innermost reason is the one that says where.
    if (name !== undefined && line.startsWith("  ")) problems.set(name, line.trim());
  }
  return problems;
}

function genericArities(problems: ReadonlyMap<string, string>): Map<string, number> {
  return new Map(
    [...problems].flatMap(([name, text]): [string, number][] => {
      const count = /requires (?:between )?(\d+)/.exec(text)?.[1];
      return /^TS(2314|2707)/.test(text) && count !== undefined ? [[name, Number(count)]] : [];
    }),
  );
}

/** Those whose declarations are the same text need no word; the compiler decides on the rest. */
function verdicts(questions: readonly Question[], problems: ReadonlyMap<string, string>): ExportVerdict[] {
  return questions.flatMap(({ name }) => {
    const problem = problems.get(name);
    return problem === undefined
      ? []
      : [{ name, problem: problem.replace(/^TS\d+ /, "").replace(/\.$/, "") }];
  });
}

function writeAll(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
