import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CheckReport } from "../../src/check/check-module.ts";
import { startAdminPortal, type AdminPortal, type Answer } from "./start-admin-portal.ts";

let portal: AdminPortal;
beforeAll(async () => {
  portal = await startAdminPortal();
  await portal.madang(["trust", "set", "trust.json"], { token: portal.tokens.operator });
});
afterAll(() => portal.close());

async function contractStep(): Promise<{ exit: number; step: CheckReport["steps"][number] | undefined }> {
  const { exit, result } = (await portal.json([
    "check",
    "leaflets",
    "--only",
    "contract",
  ])) as Answer<CheckReport>;
  return { exit, step: result.steps.find(({ name }) => name === "contract") };
}

async function changeManifest(from: string, to: string): Promise<void> {
  const file = path.join(portal.root, "modules/leaflets/module.ts");
  const text = await readFile(file, "utf8");
  expect(text).toContain(from);
  await writeFile(file, text.replace(from, to));
}

test("a module that the portal does not know is a first release", async () => {
  expect(await contractStep()).toMatchObject({
    exit: 0,
    step: {
      state: "passed",
      notes: [`This is the first release of leaflets: ${portal.admin} has none yet.`],
    },
  });
});

test("the next one is compared with what every visitor gets, and a page that is gone refuses it", async () => {
  const { result } = (await portal.json(["release", "leaflets", "--no-check"])) as Answer<{
    release: { build: string };
  }>;
  const last = `release 1.0.0 (${result.release.build})`;
  expect((await contractStep()).step).toMatchObject({ state: "passed", notes: [`Compared with ${last}.`] });

  await changeManifest('path: "/leaflets"', 'path: "/leaflets/all"');
  await changeManifest('version: "1.0.0"', 'version: "2.0.0"');
  expect(await contractStep()).toMatchObject({
    exit: 1,
    step: {
      findings: [
        {
          text: "The page list moved from /leaflets to /leaflets/all. Nothing serves it any more, and version 1.0.0 did not announce its end. Who must act: citizens with bookmarks, and search engines: their addresses /leaflets need a redirect",
          remedy:
            "Keep a page at /leaflets that redirects to the new address. docs/contract.md says how to do it in two releases.",
        },
      ],
    },
  });
});

test("a release is refused by the same step, and nothing is sent", async () => {
  const { exit, out, err } = await portal.madang(["release", "leaflets"]);
  expect(exit).toBe(1);
  expect(out + err).toContain("/leaflets need a redirect");
  const { result } = await portal.json(["releases", "leaflets"]);
  expect(JSON.stringify(result)).not.toContain("2.0.0");
});

test("a portal that was named and cannot be asked is a finding", async () => {
  const { exit, out } = await portal.madang(["check", "leaflets", "--only", "contract"], {
    token: "not-a-token",
  });
  expect(exit).toBe(1);
  expect(out).toMatch(/✗ contract\n.*token/s);
});
