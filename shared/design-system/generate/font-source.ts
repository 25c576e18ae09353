import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** 200 MB unpacked, so it is fetched when the fonts are made anew and is no dependency. */
const source = {
  package: "pretendard-gov@1.3.9",
  archive: "pretendard-gov-1.3.9.tgz",
  integrity:
    "sha512-U9bEVWfBoM5AUAM2yJvmbffrt4oO//onVbKOIzy/pEU0SEP+6O/YmOxGgYaMgDr+zmqhDGhSwQqOnBFSgmp4bQ==",
};

const inArchive = {
  font: "package/dist/web/variable/woff2/PretendardGOVVariable.woff2",
  /** Its slices are ordered by how often Korean pages use their characters; the last is the most frequent. */
  slices: "package/dist/web/variable/pretendardvariable-gov-dynamic-subset.css",
  licence: "package/dist/LICENSE.txt",
};

export interface FontSource {
  font: Buffer;
  slices: string;
  licence: string;
}

/** Fetches the author's package from the registry. Throws where its content is not the one expected. */
export async function fetchFontSource(): Promise<FontSource> {
  const folder = await mkdtemp(join(tmpdir(), "madang-fonts-"));
  try {
    const { stdout } = await run("npm", ["pack", source.package, "--json", "--pack-destination", folder]);
    refuseOther(stdout);
    await run("tar", ["-xzf", join(folder, source.archive), "-C", folder, ...Object.values(inArchive)]);
    return {
      font: await readFile(join(folder, inArchive.font)),
      slices: await readFile(join(folder, inArchive.slices), "utf8"),
      licence: await readFile(join(folder, inArchive.licence), "utf8"),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

function refuseOther(answer: string): void {
  if (answer.includes(source.integrity)) return;
  throw new Error(`The registry's ${source.package} is not ${source.integrity}; do not use it.`);
}
