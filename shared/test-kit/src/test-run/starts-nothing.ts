import { existsSync, globSync, readFileSync } from "node:fs";
import path from "node:path";

/** What a test may import and still leave a process as it found it: these start, listen on and connect to nothing. */
const harmless = [
  /^(vitest|fast-check|kysely|react|react-dom\/server|zod)$/,
  /^node:(assert|buffer|crypto|events|fs|fs\/promises|os|path|stream(\/\w+)?|timers\/promises|url|util|v8|zlib)$/,
  /^@madang\/(errors|manifest|publishing|registry|releases|rich-text|service|load-kit\/[\w-]+)$/,
];

/** What changes the process itself, for whatever runs in it next. */
const lasting =
  /\bvi\.|process\.(chdir|env|exitCode|kill|memoryUsage|on|stderr|stdout)|globalThis|\.listen\(/;

/** Tests of these start processes through their sources. */
const starters = /^(infra\/(acceptance|dev)|loadtests|shared\/(embedded-postgres|test-kit))\//;

export interface TestFiles {
  readonly root: string;
  readonly include: string;
  readonly exclude: readonly string[];
}

/** Those test files that neither start anything nor change their process, so that one process can run them one after another. */
export function testsThatStartNothing({ root, include, exclude }: TestFiles): string[] {
  const known = new Map<string, boolean>();
  return globSync(include, { cwd: root, exclude })
    .map((file) => file.replaceAll(path.sep, "/"))
    .filter((file) => !starters.test(file) && isHarmless(path.join(root, file), known))
    .toSorted();
}

function isHarmless(file: string, known: Map<string, boolean>): boolean {
  const before = known.get(file);
  if (before !== undefined) return before;
  known.set(file, true);
  const text = readFileSync(file, "utf8");
  const isSo = !lasting.test(text) && importsOf(text).every((each) => isHarmlessImport(each, file, known));
  known.set(file, isSo);
  return isSo;
}

function importsOf(text: string): string[] {
  return [...text.matchAll(/(?:from\s+|import\s*\(?\s*)"([^"]+)"/g)].map(([, name]) => name ?? "");
}

/** What lies beside the tests is looked into; what is tested may import what it likes. */
function isHarmlessImport(name: string, file: string, known: Map<string, boolean>): boolean {
  if (!name.startsWith(".")) return harmless.some((pattern) => pattern.test(name));
  const imported = path.resolve(path.dirname(file), name);
  const isSupport = /[\\/]test[\\/]/.test(imported) && /\.(tsx?|mjs)$/.test(imported);
  return !isSupport || !existsSync(imported) || isHarmless(imported, known);
}
