import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";

/** A repository with the scripts and nothing else. */
function repository() {
  const folder = mkdtempSync(path.join(tmpdir(), "madang-ci-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(path.join(folder, "infra/ci"), { recursive: true });
  cpSync(import.meta.dirname, path.join(folder, "infra/ci"), { recursive: true });
  writeFileSync(path.join(folder, ".gitignore"), ".madang/\n");
  // What `npm run madang -- release <module>` would do is said here.
  writeFileSync(
    path.join(folder, "package.json"),
    JSON.stringify({
      scripts: { madang: 'node -e \'console.log("released", process.argv.slice(1).join(" "))\' --' },
    }),
  );
  const git = (...args) =>
    execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@localhost", ...args], { cwd: folder });
  git("init", "-q");
  git("add", ".");
  git("commit", "-qm", "begin");
  return {
    folder,
    git,
    file: (name) => path.join(folder, ".madang/ci", name),
    run(script, ...args) {
      const env = { PATH: process.env.PATH, HOME: process.env.HOME };
      const { status, stdout, stderr } = spawnSync(path.join(folder, "infra/ci", script), args, {
        cwd: "/",
        env,
        encoding: "utf8",
      });
      return { code: status, said: stdout + stderr };
    },
  };
}

const counts = (project, gate) => readFileSync(project.file(`${gate}/counts`), "utf8").trim();

test("a gate that passes leaves its counts and the commit that passed", () => {
  const project = repository();
  const { code, said } = project.run("gate.sh", "smoke", "echo", "12 passed, 0 failed, 3 skipped");
  expect({ code, said }).toEqual({ code: 0, said: "12 passed, 0 failed, 3 skipped\n" });
  expect(counts(project, "smoke")).toBe("12 0 3");
  expect(readFileSync(project.file("gates/smoke"), "utf8")).toMatch(/^[0-9a-f]{40}\n$/);
});

test("a gate that fails keeps its exit code, and takes an earlier proof away", () => {
  const project = repository();
  project.run("gate.sh", "surge", "true");
  const { code } = project.run("gate.sh", "surge", "sh", "-c", "echo 5 passed, 2 failed; exit 2");
  expect(code).toBe(2);
  expect(counts(project, "surge")).toBe("5 2 0");
  expect(existsSync(project.file("gates/surge"))).toBe(false);
});

test("what did not take place is one failure", () => {
  const project = repository();
  expect(project.run("gate.sh", "smoke", "sh", "-c", "exit 3").code).toBe(3);
  expect(counts(project, "smoke")).toBe("0 1 0");
});

test("a refused verdict fails nothing, is said, and is no proof", () => {
  const project = repository();
  const { code, said } = project.run("gate.sh", "surge", "sh", "-c", "echo 5 passed, 1 failed; exit 4");
  expect(code).toBe(0);
  expect(said).toContain("surge: no verdict (exit code 4).");
  expect(counts(project, "surge")).toBe("5 0 0");
  expect(existsSync(project.file("gates/surge"))).toBe(false);
  // Of tests it would be an ordinary failure.
  expect(project.run("gate.sh", "test", "sh", "-c", "exit 4").code).toBe(4);
  expect(counts(project, "test")).toBe("0 1 0");
});

test.each(["../up", "", "a b", "Smoke", "x;id"])("the name %j is refused", (name) => {
  const project = repository();
  expect(project.run("gate.sh", name, "true").code).not.toBe(0);
  expect(existsSync(path.join(project.folder, ".madang"))).toBe(false);
});

test("a release goes out when every gate has passed at this commit, and names what is missing otherwise", () => {
  const project = repository();
  const gates = ["verify", "test", "smoke", "surge", "compare"];
  for (const gate of gates.slice(0, 4)) project.run("gate.sh", gate, "true");
  const refused = project.run("release.sh", "news");
  expect(refused.code).toBe(1);
  expect(refused.said).toContain("there is no proof of compare.");
  project.run("gate.sh", "compare", "true");
  expect(project.run("release.sh", "news", "--note", "x; id")).toEqual({
    code: 0,
    said: "released release news --note x; id\n",
  });
  project.git("commit", "-q", "--allow-empty", "-m", "another");
  expect(project.run("release.sh", "news").said).toContain("no proof of verify test smoke surge compare.");
});

test("what passed with changes that are not committed is no proof", () => {
  const project = repository();
  writeFileSync(path.join(project.folder, "new.txt"), "");
  project.run("gate.sh", "verify", "true");
  expect(project.run("release.sh", "news").said).toContain("no proof of verify test");
});
