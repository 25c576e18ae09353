import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { generators } from "./generators.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const check = process.argv.includes("--check");
const stale: string[] = [];

for (const { file, generate } of generators) {
  const target = path.join(root, file);
  const content = await generate(root);
  if (existsSync(target) && readFileSync(target, "utf8") === content) continue;
  stale.push(file);
  if (!check) writeFileSync(target, content);
}

if (!check) console.log(stale.length === 0 ? "The pages are up to date." : `Written: ${stale.join(", ")}`);
else if (stale.length > 0) {
  console.error(
    `${stale.join(", ")} differ from the code. Run node infra/docs/src/generate.ts and commit what it writes.`,
  );
  process.exitCode = 1;
}
