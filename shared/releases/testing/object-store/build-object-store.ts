import { execFile } from "node:child_process";
import { hash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

const source = import.meta.dirname;
const run = promisify(execFile);

/** The store's program: built once, which takes seconds, and kept in the user's cache (XDG Base Directory Specification). */
export async function buildObjectStore(onBuilt: (seconds: number) => void = () => {}): Promise<string> {
  const file = cachedFile();
  if (existsSync(file)) return file;
  const startedAt = Date.now();
  const draft = `${file}.${process.pid}.draft`;
  mkdirSync(path.dirname(file), { recursive: true });
  try {
    await run(go(), ["build", "-trimpath", "-ldflags=-s -w", "-o", draft, "."], {
      cwd: source,
      env: goEnvironment(),
    });
    renameSync(draft, file);
    onBuilt((Date.now() - startedAt) / 1000);
  } finally {
    rmSync(draft, { force: true });
  }
  return file;
}

/** Another source or another pinned module gets another file. */
function cachedFile(): string {
  const cache = process.env["XDG_CACHE_HOME"] ?? path.join(process.env["HOME"] ?? homedir(), ".cache");
  const texts = ["main.go", "go.mod", "go.sum"].map((name) => readFileSync(path.join(source, name), "utf8"));
  const content = hash("sha256", texts.join("\n"), "hex").slice(0, 12);
  const extension = process.platform === "win32" ? ".exe" : "";
  return path.join(
    cache,
    "madang",
    `object-store-${content}-${process.platform}-${process.arch}${extension}`,
  );
}

/** Go's own installer puts it where PATH often does not look. */
function go(): string {
  const usual = "/usr/local/go/bin/go";
  const onPath = (process.env["PATH"] ?? "")
    .split(path.delimiter)
    .some((folder) => existsSync(path.join(folder, "go")));
  return !onPath && existsSync(usual) ? usual : "go";
}

function goEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env, GOFLAGS: "-mod=readonly", GOTOOLCHAIN: "local", GOWORK: "off", CGO_ENABLED: "0" };
}
