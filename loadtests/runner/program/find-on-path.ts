import { existsSync } from "node:fs";
import path from "node:path";

/** The first program of this name in the folders of PATH. */
export function findOnPath(
  name: string,
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const file = process.platform === "win32" ? `${name}.exe` : name;
  const folders = (environment["PATH"] ?? "").split(path.delimiter).filter((folder) => folder !== "");
  return folders.map((folder) => path.join(folder, file)).find((place) => existsSync(place));
}
