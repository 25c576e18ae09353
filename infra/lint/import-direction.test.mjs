import { spawnSync } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const fixtures = fileURLToPath(new URL("fixtures", import.meta.url));
const findings = lint();

function lint() {
  const oxlint = path.join(root, "node_modules/oxlint/bin/oxlint");
  const run = spawnSync(
    process.execPath,
    [oxlint, "-c", "oxlint.json", "--disable-nested-config", "--format=json"],
    {
      cwd: fixtures,
      encoding: "utf8",
    },
  );
  return JSON.parse(run.stdout).diagnostics;
}

function messagesOf(file) {
  return findings.filter((finding) => finding.filename === file).map((finding) => finding.message);
}

test.each([
  ["shared/errors/src/upward.ts", "@madang/manifest is not declared in shared/errors/package.json"],
  ["shared/manifest/src/undeclared.ts", "zod is not declared in shared/manifest/package.json"],
  ["shared/manifest/src/barrel.ts", "does not import its own list of exports"],
  ["shared/manifest/src/circle-one.ts", "Dependency cycle detected"],
  ["gateway/src/module.ts", "gateway may not import @madang/news/contract; allowed are shared packages."],
  ["gateway/src/relative.ts", "leaves gateway; import the package by its name"],
  ["modules/news/server/gateway.ts", "modules/news may not import @madang/gateway"],
  ["modules/news/server/inside.ts", "and other modules' contracts"],
  ["modules/news/contract/server.ts", "A contract does not import server/"],
  ["modules/news/ui/server.tsx", "A view does not import server/"],
  ["modules/news/load/read.ts", "A journey does not import server/"],
])("refuses the import in %s", (file, reason) => {
  expect(messagesOf(file)).toEqual([expect.stringContaining(reason)]);
});

test.each(["shared/manifest/src/right.ts", "modules/news/server/right.ts"])("lets %s pass", (file) => {
  expect(messagesOf(file)).toEqual([]);
});
