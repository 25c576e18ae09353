import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { Failure } from "./failure.mjs";
import { inProject } from "./project.mjs";

/** From here on Node runs .ts files without a flag and without a warning. */
const least = [24, 12];

export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, "").split(".").map(Number);
  return major > least[0] || (major === least[0] && minor >= least[1]);
}

/** A Node that can run the project: this one, or the one that came with the packages. */
export function findNode() {
  if (isNewEnough(process.version)) return process.execPath;
  const name = process.platform === "win32" ? "node.exe" : "node";
  const platform = process.platform === "win32" ? "win" : process.platform;
  const bundled = inProject(`node_modules/node-${platform}-${process.arch}/bin/${name}`);
  if (existsSync(bundled) && runs(bundled)) return bundled;
  throw new Failure(
    `Madang needs Node ${least.join(".")} or newer; this is ${process.version}, and there is no packaged Node for ${process.platform}-${process.arch}. ` +
      "Install Node 24 (https://nodejs.org, or your version manager: the file .node-version names it), then start again.",
  );
}

/** A binary for another C library is there but does not start. */
function runs(program) {
  try {
    return isNewEnough(execFileSync(program, ["--version"], { encoding: "utf8", stdio: "pipe" }).trim());
  } catch {
    return false;
  }
}
