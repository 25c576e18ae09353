import { existsSync } from "node:fs";
import { join } from "node:path";

const folders = ["/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin", "/opt/homebrew/bin"];

export function findProgram(name: string): string | undefined {
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
}

export function notInstalled(name: string): string | undefined {
  return findProgram(name) === undefined ? `${name} is not installed` : undefined;
}
