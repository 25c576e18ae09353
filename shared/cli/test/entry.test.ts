import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { workspaceRoot } from "@madang/test-kit";

const run = promisify(execFile);
const program = path.join(workspaceRoot, "shared/cli/bin/madang.mjs");

/** Every Node of this machine; the project's own is one of them. */
const nodes = [
  ...new Set([
    process.execPath,
    ...(process.env["PATH"] ?? "").split(path.delimiter).map((folder) => path.join(folder, "node")),
  ]),
].filter((file) => existsSync(file));

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function madang(
  args: readonly string[],
  node = process.execPath,
  before: string[] = [],
  more: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const environment = { ...process.env, ...more, NO_COLOR: "1", MADANG_STATE_DIR: "/nonexistent/madang" };
  try {
    const { stdout, stderr } = await run(node, [...before, program, ...args], { env: environment, cwd: "/" });
    return { code: 0, stdout, stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, stdout, stderr };
  }
}

test.each(nodes)("the bin runs under %s", async (node) => {
  const { code, stdout } = await madang(["--help"], node);
  expect(code).toBe(0);
  expect(stdout).toContain("madang <command> [options]");
});

test("under an old Node the command itself runs under the project's, and hands its exit code on", async () => {
  const old = 'Object.defineProperty(process, "version", { value: "v20.20.2" })';
  const { code, stderr } = await madang(["status"], process.execPath, [
    "--import",
    `data:text/javascript,${encodeURIComponent(old)}`,
  ]);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^✗ No portal is named/);
});

test("as a script of npm it works where it was called", async () => {
  const called = { npm_lifecycle_event: "madang", INIT_CWD: "/usr" };
  const { code, stderr } = await madang(["trust", "set", "absent.json"], process.execPath, [], called);
  expect(code).toBe(2);
  expect(stderr).toContain("/usr/absent.json");
});

test("standard output is whole although it is a pipe", async () => {
  const { stdout } = await madang(["help", "--json"]);
  expect(JSON.parse(stdout)).toMatchObject({ command: "help", exit: 0 });
});

test("Ctrl-C ends a command that waits for a silent portal with 130 and no stack", async () => {
  const asked = Promise.withResolvers<void>();
  const portal = createServer(() => asked.resolve()).listen(0, "127.0.0.1");
  await once(portal, "listening");
  const url = `http://127.0.0.1:${(portal.address() as AddressInfo).port}`;
  const environment = { ...process.env, NO_COLOR: "1", MADANG_TOKEN: "t" };
  const child = spawn(process.execPath, [program, "status", "--portal", url], { env: environment });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  await asked.promise;
  child.kill("SIGINT");
  const [code] = (await once(child, "exit")) as [number | null];
  portal.closeAllConnections();
  portal.close();
  expect(code).toBe(130);
  expect(said).toBe("");
});
