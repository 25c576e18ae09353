import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { SourceList } from "./source-list.ts";

const require = createRequire(import.meta.url);
const tools = ["esbuild", "@rsbuild/core", "@rspack/core", "@module-federation/enhanced"];
/** Outside every bundle, and yet decides what is rendered and hydrated. */
const shared = ["react", "react-dom"];

/** The same sources built by other tools are another build. */
export function addToolchain(sources: SourceList): void {
  for (const name of [...tools, ...shared]) sources.addFact(name, installedVersion(name));
  for (const entry of readdirSync(import.meta.dirname, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) sources.addFile(join(entry.parentPath, entry.name), import.meta.dirname);
}

export function installedVersion(name: string): string {
  for (const folder of require.resolve.paths(name) ?? []) {
    try {
      const text = readFileSync(join(folder, name, "package.json"), "utf8");
      return (JSON.parse(text) as { version: string }).version;
    } catch {
      continue;
    }
  }
  return "absent";
}
